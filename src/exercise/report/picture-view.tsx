import { useText } from '../../i18n/use-text.ts'
import type { Picture } from './picture.ts'
import { RastersView } from './rasters-view.tsx'
import { SceneView } from './scene-view.tsx'
import { SeriesView } from './series-view.tsx'

/** What the numbers look like: images, a matrix, a curve, bars, boxes or points. */
export function PictureView({ picture }: { readonly picture: Picture }) {
  const t = useText('exercise')
  if (picture.type === 'scene') return <SceneView scene={picture} />
  return picture.type === 'rasters' ? (
    <RastersView picture={picture} />
  ) : (
    <SeriesView
      picture={picture}
      words={{ got: t('image.got'), expected: t('image.expected'), label: t('image.series') }}
    />
  )
}
