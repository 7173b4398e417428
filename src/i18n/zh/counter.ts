import type { counter as en } from '../en/counter.ts'
import type { Words } from '../words.ts'

export const counter = {
  about: '运行样例中的调用，统计你的代码对数组里的数做了多少次运算。',
  run: '开始统计',
  again: '再统计一次',
  call: '调用',
  nth: '{{title}}，第{{number}}次调用',
  operation: '运算',
  yours: '你的',
  reference: '参考答案',
  formula: '公式',
  ratio: '比值',
  kinds: {
    multiplications: '乘法',
    additions: '加减法',
    divisions: '除法',
    comparisons: '比较',
    functions: 'exp、log、√等',
  },
  found: {
    equal: '{{kind}}{{yours}}次，与公式完全一致。',
    multiplyAdds: '乘法{{yours}}次，与公式完全一致，加法也是这么多：共{{yours}}次乘加（MACs）。',
    none: '{{kind}}0次，正如公式所说。',
    bound: '{{kind}}{{yours}}次，正好等于公式给出的上限。',
    within: '{{kind}}{{yours}}次，没有超过公式给出的上限{{expected}}次。',
    unneeded: '{{kind}}{{yours}}次，而按公式一次也不需要。',
    times: '{{kind}}{{yours}}次，是公式{{expected}}次的{{ratio}}倍。',
    more: '{{kind}}{{yours}}次，是公式的{{ratio}}倍，比公式的{{expected}}次多{{by}}次。',
    fewer: '{{kind}}{{yours}}次，是公式的{{ratio}}倍，比公式的{{expected}}次少{{by}}次。',
  },
  otherWay: '在每次调用上，次数都与另一种做法相同：',
  wrong: '这次调用的结果还不对，统计的是目前的代码。',
  spoilt: '读不出计数：代码改动了计数器。',
  hiddenReference: '做对这道题或打开参考答案之后，这里会显示参考答案的次数。',
  convention:
    '统计的是对数组元素的运算，不管数据在代码里传到哪里。位置和尺寸不算：[ ]里的内容、for循环头，以及只由长度、计数器和选项算出的值。x ** 2算一次乘法，%算一次除法，Math.max(a, b)算一次比较，加到0上也算一次加法。哪些算、哪些不算由分析代码得出：辅助函数只要有一处调用传入数据，其中的运算就都计入。',
  see: '这样的次数会怎么考',
} satisfies Words<typeof en>
