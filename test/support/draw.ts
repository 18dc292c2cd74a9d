import type { Scorecard } from '../../src/model/scorecard.ts'
import type { DrawOptions } from '../../src/report/formats/format.ts'
import { type FormatName, render } from '../../src/report/formats/index.ts'
import { themeOf } from '../../src/report/theme.ts'

const DRAW_OPTIONS: DrawOptions = {
  theme: themeOf({ colors: false, unicode: true }),
  columns: 80,
  verbose: false,
  several: false,
  placeOf: () => ({ uri: 'oss-check.yaml', line: 3 }),
}

export function draw(
  format: FormatName,
  cards: readonly Scorecard[],
  options: Partial<DrawOptions> = {},
): Promise<string> {
  return render(format, cards, { ...DRAW_OPTIONS, several: cards.length > 1, ...options })
}

/** Every text of the scorecard replaced, as if the project were out to hurt its reader. */
export function hostile(card: Scorecard, text: string): Scorecard {
  const points = card.points.map((point) => ({
    ...point,
    title: text,
    question: text,
    summary: text,
    signals: point.signals.map((signal) => ({
      ...signal,
      title: text,
      summary: text,
      value: text,
      threshold: text,
      why: text,
      fix: text,
      details: { [text]: text },
      evidence: [{ url: text, retrievedAt: text }],
      series: signal.series.map((series) => ({ ...series, title: text })),
    })),
  }))
  const conditions = [{ condition: text, status: 'fail' as const, reason: text }]
  return {
    ...card,
    target: { ...card.target, name: text, url: text },
    reasons: [text],
    points,
    notices: [{ level: 'warning', text }],
    gate: { status: 'fail', conditions },
  }
}
