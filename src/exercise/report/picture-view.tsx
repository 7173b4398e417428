import { useText } from '../../i18n/use-text.ts'
import type { Picture } from './picture.ts'
import { RastersView } from './rasters-view.tsx'
import { SeriesView } from './series-view.tsx'

/** What the numbers look like: images, a matrix, a curve or bars. */
export function PictureView({ picture }: { readonly picture: Picture }) {
  const t = useText('exercise')
  return picture.type === 'rasters' ? (
    <RastersView picture={picture} />
  ) : (
    <SeriesView
      picture={picture}
      words={{ got: t('image.got'), expected: t('image.expected'), label: t('image.series') }}
    />
  )
}
