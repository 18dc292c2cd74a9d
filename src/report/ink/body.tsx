import type { Policy } from '../../model/policy.ts'
import type { Effects } from '../interactive-session.ts'
import type { Theme } from '../theme.ts'
import { viewOf } from '../view.ts'
import { CompareScreen } from './compare-screen.tsx'
import { Rows } from './line.tsx'
import type { Model } from './model.ts'
import { ExportPanel, HelpPanel, WhatIfPanel } from './panels.tsx'
import { ProgressScreen } from './progress-screen.tsx'
import { ReportScreen } from './report-screen.tsx'
import type { State } from './state.ts'
import { triedPolicy } from './what-if.ts'

interface Props {
  state: State
  model: Model
  policy: Policy
  effects: Effects
  theme: Theme
}

/** The part between header and footer: the open panel, else the screen. */
export function Body({ state, model, policy, effects, theme }: Props) {
  const { comparison, candidate, row, view, points, point, page, layout } = model
  const frame = { width: model.size.columns, height: layout.bodyHeight + layout.noticeHeight, theme }
  if (state.panel === 'help') return <HelpPanel {...frame} />
  if (state.panel === 'export') return <ExportPanel selected={state.panelRow} {...frame} />
  if (state.panel === 'what-if') {
    const asItIs = candidate && state.snapshot.scorecards[candidate.given]
    return (
      <WhatIfPanel
        selected={state.panelRow}
        policy={triedPolicy(policy, state.tried?.whatIf ?? {})}
        typing={state.typing}
        before={asItIs ? viewOf(asItIs) : null}
        after={view}
        available={effects.rejudge !== undefined}
        {...frame}
      />
    )
  }
  if (!view) return <ProgressScreen {...state.snapshot} {...frame} />
  if (state.screen === 'compare') {
    return <CompareScreen comparison={comparison} candidate={candidate} row={row} {...frame} />
  }
  if (state.screen === 'point') return <Rows lines={page?.lines ?? []} from={state.scroll} {...frame} />
  return (
    <ReportScreen view={view} points={points} selected={point} page={page} layout={layout} theme={theme} />
  )
}
