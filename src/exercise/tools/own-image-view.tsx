import { useState } from 'react'
import { useStore } from 'zustand'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { ConsoleView } from '../report/console-view.tsx'
import { FailureView } from '../report/failure-view.tsx'
import { imagesOf, rasterOf } from '../report/picture.ts'
import { RasterCanvas } from '../report/raster-canvas.tsx'
import { RastersView } from '../report/rasters-view.tsx'
import { styleFor } from '../report/number-text.ts'
import { numbersIn } from '../report/plain.ts'
import { ValueView } from '../report/value-view.tsx'
import { type OwnImage, greyOf, longestSide } from './own-image.ts'
import styles from './tools.module.css'

interface Props {
  readonly ownImage: OwnImage
  readonly onGoTo: (line: number, column: number) => void
}

/** The user's code on a picture from the device, which stays there. */
export function OwnImageView({ ownImage, onGoTo }: Props) {
  const t = useText('exercise')
  const { image, name, call, running, tried, reference, unavailable } = useStore(ownImage.store)
  const [refused, setRefused] = useState(false)
  const choose = (file: File | undefined) => {
    if (!file) return
    readImage(file).then(
      (grey) => {
        setRefused(false)
        ownImage.open(grey, file.name)
      },
      () => setRefused(true),
    )
  }
  const result = tried?.value?.ok ? tried.value.value : undefined
  const expected = reference?.value?.ok ? reference.value.value : undefined
  const picture = imagesOf(image, result, expected)
  const input = rasterOf(image)
  return (
    <section
      className={styles.tool}
      aria-label={t('ownImage.title')}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        choose(event.dataTransfer.files[0])
      }}
    >
      <h2 className={styles.title}>{t('ownImage.title')}</h2>
      <p className={styles.note}>{t('ownImage.about', { side: longestSide })}</p>
      <div className={styles.actions}>
        <label className={styles.file}>
          <input
            type="file"
            accept="image/*"
            onChange={(event) => choose(event.target.files?.[0])}
          />
          <span>{t('ownImage.choose')}</span>
        </label>
        <span className={styles.note}>
          {name ?? t('ownImage.card')} · {image[0]?.length ?? 0} × {image.length}
        </span>
      </div>
      {refused && <p role="alert">{t('ownImage.refused')}</p>}
      <div className={styles.actions}>
        <input
          className={styles.call}
          aria-label={t('ownImage.call')}
          spellCheck={false}
          value={call}
          onChange={(event) => ownImage.edit(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void ownImage.run()
          }}
        />
        {running ? (
          <Button onClick={ownImage.cancel}>{t('cancel')}</Button>
        ) : (
          <Button onClick={() => void ownImage.run()}>{t('try.run')}</Button>
        )}
      </div>
      <div role="status" className={styles.results}>
        {unavailable && <p>{t('unavailable')}</p>}
        {tried?.failure && (
          <FailureView
            failure={tried.inExpression ? withoutPlace(tried.failure) : tried.failure}
            onGoTo={onGoTo}
          />
        )}
        {picture && <RastersView key={`${name} ${result === undefined}`} picture={picture} />}
        {!picture && input && (
          <figure className={styles.image}>
            <RasterCanvas raster={input} tone="grey" />
          </figure>
        )}
        {result !== undefined && !picture && (
          <ValueView
            label={t('image.got')}
            value={result}
            style={styleFor(numbersIn(result))}
            tone="plain"
            rows={8}
          />
        )}
        {tried && <ConsoleView title={t('console')} lines={tried.console} />}
      </div>
    </section>
  )
}

function withoutPlace<T extends { readonly line?: number; readonly column?: number }>(failure: T) {
  const { line: _, column: __, ...rest } = failure
  return rest
}

/** Decoded by the browser and made small; a file that is no picture rejects. */
async function readImage(file: File) {
  const bitmap = await createImageBitmap(file)
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  const columns = Math.max(2, Math.round(bitmap.width * scale))
  const rows = Math.max(2, Math.round(bitmap.height * scale))
  const canvas = new OffscreenCanvas(columns, rows)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, columns, rows)
  context.drawImage(bitmap, 0, 0, columns, rows)
  bitmap.close()
  return greyOf(context.getImageData(0, 0, columns, rows).data, rows, columns)
}
