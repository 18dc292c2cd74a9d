import { Box, useApp, useInput } from 'ink'
import { useEffect, useSyncExternalStore } from 'react'
import type { Session } from '../interactive-session.ts'
import type { Theme } from '../theme.ts'
import { Body } from './body.tsx'
import { actOn } from './commands.ts'
import { Footer } from './footer.tsx'
import { pressesOf } from './intent.ts'
import type { JobControl } from './job-control.ts'
import { intentOf } from './keys.ts'
import { Rows } from './line.tsx'
import { modelOf, scorecardsOf } from './model.ts'
import type { Size } from './report-layout.ts'
import type { ReportStore } from './store.ts'

interface Props {
  session: Session
  store: ReportStore
  theme: Theme
  size: Size
  jobs: Pick<JobControl, 'attach' | 'stop'>
}

/** The interactive report. Everything below is given plain props and draws them. */
export function App({ session, store, theme, size, jobs }: Props) {
  const state = useSyncExternalStore(store.subscribe, store.state)
  const { exit, suspendTerminal } = useApp()
  useEffect(() => jobs.attach(suspendTerminal), [jobs, suspendTerminal])
  useInput((input, key) => {
    for (const press of pressesOf(input, key)) {
      const now = store.state()
      const model = modelOf(now, size, theme)
      const intent = intentOf(press, now, model, session.policy)
      if (!intent) continue
      actOn(intent, {
        dispatch: store.dispatch,
        quit: () => exit(),
        suspend: () => jobs.stop(),
        effects: session.effects,
        scorecards: scorecardsOf(now),
        name: model.view?.target.name ?? '',
      })
    }
  })

  const model = modelOf(state, size, theme)
  const { columns, rows } = size
  const { header } = model
  return (
    <Box flexDirection="column" width={columns} height={rows} overflow="hidden">
      <Rows lines={header} width={columns} height={header.length} theme={theme} />
      <Body state={state} model={model} policy={session.policy} effects={session.effects} theme={theme} />
      <Footer state={state} cost={model.view?.cost ?? ''} width={columns} theme={theme} />
    </Box>
  )
}
