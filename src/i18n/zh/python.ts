import type { python as en } from '../en/python.ts'
import type { Words } from '../words.ts'

export const python = {
  title: '用Python写',
  conventions: '题面在Python里怎么读',
  convention: {
    arrays:
      '数组以float64传入；初始代码注明int的（标签、下标、尺寸等）是int32。空列表传入时形状为`(0,)`。各行不等长的列表不会进到你的代码：和`np.array`一样，先以ValueError拒绝。',
    names:
      '函数名、选项名和键都是snake_case：`iouThreshold`写作`iou_threshold`，`lambda`写作`lambda_`。作为取值的字符串与题面相同。',
    options: '选项是关键字参数，`null`就是`None`。',
    records: '题面里的对象是键为snake_case的dict；docstring写的是元组时，就用那个元组。',
    errors:
      '题面说抛出Error，就是`raise ValueError`并写明原因。NumPy自己报出的IndexError或TypeError不算拒绝，只说明代码没料到这种输入。',
    inputs: '题面没有要求时，不要改写传入的参数；要改先复制。',
    integers: '这里的默认整数是32位，到2³¹就溢出：求和、连乘可能变大时，用float64或`np.int64`。',
    warnings: '没有浮点警告：除以0直接得到`inf`或`nan`。奇异矩阵照常抛出LinAlgError。',
    versions: '运行环境是CPython {{python}}与NumPy {{numpy}}，此外只有标准库。',
  },

  failure: {
    thrown: {
      what: '你的代码抛出了异常。',
      next: '对照下面的输入，看看出错的那一行。',
    },
    load: {
      what: '代码在导入时就抛出了异常，还没有运行任何检查。',
      next: '看看函数外面的语句。',
    },
    'missing-export': {
      what: '缺少检查要调用的函数。',
      next: '请在最外层按初始代码里的名字定义它。',
    },
    uncloneable: {
      what: '返回值里有不是普通数据的内容。',
      next: '请返回数组、数、字符串、布尔值、None，以及由它们组成的列表、元组和dict。',
    },
  },
  mustRefuse: '这样的输入必须拒绝：用raise ValueError报错，并在消息里说明问题。',
  tryAbout:
    '可以写任何用到你的函数的表达式，例如`{{example}}`；代码里写了import numpy as np，就可以用`np`。它在同一个沙箱里运行，不作判定。Alt ↑与Alt ↓可找回之前写过的。',
  lensAbout:
    '把{{names}}放大到最多10,000倍，重跑样例中的调用，并与参考答案对照：数组先以float64传入，再以float32传入。代码自己创建的数组，dtype由代码决定。哪里溢出、归零或丢失精度，一目了然。',
} satisfies Words<typeof en>
