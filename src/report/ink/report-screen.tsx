import { Box } from 'ink'
import type { Theme } from '../theme.ts'
import type { PointView, View } from '../view.ts'
import { type Line, Rows } from './line.tsx'
import type { Page } from './page.ts'
import { PointList } from './point-list.tsx'
import type { ReportLayout } from './report-layout.ts'

interface Props {
  view: View
  points: readonly PointView[]
  selected: PointView | null
  page: Page | null
  layout: ReportLayout
  theme: Theme
}

/** The points, and beside or below them the beginning of the selected one's page. */
export function ReportScreen({ view, points, selected, page, layout, theme }: Props) {
  const { list, preview, bodyHeight, noticeHeight } = layout
  const width = preview.beside ? list.width + 2 + preview.width : list.width
  return (
    <Box flexDirection="column">
      <Box flexDirection={preview.beside ? 'row' : 'column'} gap={preview.beside ? 2 : 1} height={bodyHeight}>
        <PointList points={points} selected={selected} {...list} theme={theme} />
        {preview.height > 0 && (
          <Rows lines={page?.lines ?? []} width={preview.width} height={preview.height} theme={theme} />
        )}
      </Box>
      <Rows lines={noticeLines(view)} width={width} height={noticeHeight} theme={theme} />
    </Box>
  )
}

function noticeLines({ notices }: Pick<View, 'notices'>): Line[] {
  return notices.map(({ role, text }): Line => [{ text, role }])
}
