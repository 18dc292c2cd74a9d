import { Box, useApp, useInput, useWindowSize } from 'ink'
import { useEffect, useMemo, useReducer } from 'react'
import type { Session } from '../session.ts'
import type { Theme } from '../theme.ts'
import { viewOf } from '../view.ts'
import { type Act, actOn } from './commands.ts'
import { CompareScreen } from './compare-screen.tsx'
import { Footer } from './footer.tsx'
import { headerLines } from './header.tsx'
import type { JobControl } from './job-control.ts'
import { intentOf } from './keys.ts'
import { Rows } from './line.tsx'
import { comparisonOf, modelOf } from './model.ts'
import { ExportPanel, HelpPanel, WhatIfPanel } from './panels.tsx'
import { ProgressScreen } from './progress-screen.tsx'
import { ReportScreen } from './report-screen.tsx'
import { initialState, reduce } from './state.ts'
import { triedPolicy } from './what-if.ts'

interface Props {
  session: Session
  theme: Theme
  jobs: Pick<JobControl, 'attach' | 'stop'>
}

/** The interactive report. All state is here; everything below is given plain props and draws them. */
export function App({ session, theme, jobs }: Props) {
  const size = useWindowSize()
  const { exit, suspendTerminal } = useApp()
  const [state, dispatch] = useReducer(reduce, session, ({ snapshot }) => initialState(snapshot()))
  useEffect(
    () => session.subscribe(() => dispatch({ type: 'snapshot', snapshot: session.snapshot() })),
    [session],
  )
  useEffect(() => jobs.attach(suspendTerminal), [jobs, suspendTerminal])
  // Only the scorecards matter here, and they are in these two.
  // biome-ignore lint/correctness/useExhaustiveDependencies: comparing again for a moved pointer would cost the frame
  const comparison = useMemo(() => comparisonOf(state), [state.tried, state.snapshot])
  const model = modelOf(state, comparison, size, theme)
  const scorecards = state.tried?.scorecards ?? state.snapshot.scorecards

  const act: Act = {
    dispatch,
    quit: () => exit(),
    suspend: () => jobs.stop(),
    effects: session.effects,
    scorecards,
    name: model.view?.target.name ?? '',
  }
  useInput((input, key) => {
    const intent = intentOf({ input, key }, state, model, session.policy)
    if (intent) actOn(intent, act)
  })

  const header = headerLines(state, model.view, comparison, size, theme)
  const height = model.layout.bodyHeight + model.layout.noticeHeight
  const frame = { width: size.columns, height, theme }
  return (
    <Box flexDirection="column" width={size.columns} height={size.rows} overflow="hidden">
      <Rows lines={header} width={size.columns} height={header.length} theme={theme} />
      {body()}
      <Footer state={state} cost={model.view?.cost ?? ''} width={size.columns} theme={theme} />
    </Box>
  )

  function body() {
    if (state.panel === 'help') return <HelpPanel {...frame} />
    if (state.panel === 'export') return <ExportPanel selected={state.panelRow} {...frame} />
    if (state.panel === 'what-if') {
      const given = model.candidate?.given ?? 0
      const asItIs = state.snapshot.scorecards[given]
      return (
        <WhatIfPanel
          selected={state.panelRow}
          policy={triedPolicy(session.policy, state.tried?.whatIf ?? {})}
          typing={state.typing}
          before={asItIs ? viewOf(asItIs) : null}
          after={model.view}
          available={session.effects.rejudge !== undefined}
          {...frame}
        />
      )
    }
    if (!model.view) return <ProgressScreen loading={state.snapshot.loading} {...frame} />
    if (state.screen === 'compare') {
      return (
        <CompareScreen comparison={model.comparison} candidate={model.candidate} row={model.row} {...frame} />
      )
    }
    if (state.screen === 'point') {
      return <Rows lines={model.page?.lines ?? []} from={state.scroll} {...frame} />
    }
    const { view, points, point, page, layout } = model
    return (
      <ReportScreen view={view} points={points} selected={point} page={page} layout={layout} theme={theme} />
    )
  }
}
