export interface Size {
  columns: number
  rows: number
}

/** Where things are on the report's screen. The list and the preview lie side by side where the terminal is wide. */
export interface ReportLayout {
  /** Rows between header and footer. */
  bodyHeight: number
  noticeHeight: number
  list: Area
  preview: Area & { beside: boolean }
}

interface Area {
  width: number
  height: number
}

const WIDE = 110
const FOOTER_HEIGHT = 1
const GAP = 2

export function reportLayout(
  { columns, rows }: Size,
  headerHeight: number,
  notices: number,
  points: number,
): ReportLayout {
  const noticeHeight = rows < 20 ? 0 : Math.min(notices, rows < 40 ? 2 : 4)
  const bodyHeight = Math.max(1, rows - headerHeight - FOOTER_HEIGHT - noticeHeight)
  if (columns >= WIDE) {
    const width = Math.min(72, Math.floor(columns * 0.45))
    return {
      bodyHeight,
      noticeHeight,
      list: { width, height: bodyHeight },
      preview: { width: columns - width - GAP, height: bodyHeight, beside: true },
    }
  }
  const height = Math.min(bodyHeight, Math.max(1, points))
  return {
    bodyHeight,
    noticeHeight,
    list: { width: columns, height },
    // One row stays empty between the two.
    preview: { width: columns, height: Math.max(0, bodyHeight - height - 1), beside: false },
  }
}
