import { Box, useApp, useInput } from 'ink'
import { useEffect, useSyncExternalStore } from 'react'
import type { ScanSession } from '../../scan-session.ts'
import type { Theme } from '../../theme.ts'
import { pressesOf } from '../intent.ts'
import type { JobControl } from '../job-control.ts'
import { Row, Rows } from '../line.tsx'
import type { Size } from '../report-layout.ts'
import type { Store } from '../store.ts'
import { actOnScan } from './commands.ts'
import { footerLine } from './footer.ts'
import { scanIntentOf } from './keys.ts'
import { scanModelOf } from './model.ts'
import { helpLines, whatIfLines } from './panels.ts'
import { treeLines } from './rows.ts'
import type { ScanAction, ScanState } from './state.ts'

interface Props {
  session: ScanSession
  store: Store<ScanState, ScanAction>
  theme: Theme
  size: Size
  jobs: Pick<JobControl, 'attach' | 'stop'>
}

/** The tree of a scan. Everything drawn follows from the state and the size. */
export function ScanApp({ session, store, theme, size, jobs }: Props) {
  const state = useSyncExternalStore(store.subscribe, store.state)
  const { exit, suspendTerminal } = useApp()
  useEffect(() => jobs.attach(suspendTerminal), [jobs, suspendTerminal])
  useInput((input, key) => {
    for (const press of pressesOf(input, key)) {
      const now = store.state()
      const intent = scanIntentOf(press, now, scanModelOf(now, size, theme))
      if (!intent) continue
      const { dispatch } = store
      actOnScan(intent, {
        dispatch,
        effects: session.effects,
        quit: () => exit(),
        suspend: () => jobs.stop(),
      })
    }
  })

  const model = scanModelOf(state, size, theme)
  const { columns, rows } = size
  return (
    <Box flexDirection="column" width={columns} height={rows} overflow="hidden">
      <Rows lines={model.header} width={columns} height={model.header.length} theme={theme} />
      <Body state={state} theme={theme} size={size} />
      <Row line={footerLine(state, model)} width={columns} theme={theme} />
    </Box>
  )
}

function Body({ state, theme, size }: Pick<Props, 'theme' | 'size'> & { state: ScanState }) {
  const model = scanModelOf(state, size, theme)
  const frame = { width: size.columns, height: model.bodyHeight, theme }
  if (state.panel === 'help') return <Rows lines={helpLines(size.columns, theme)} {...frame} />
  if (state.panel === 'what-if') return <Rows lines={whatIfLines(state, theme)} {...frame} />
  if (state.texts !== null) return <Rows lines={model.texts} from={state.scroll} {...frame} />
  const { list, detail } = model
  return (
    <Box
      flexDirection={detail.beside ? 'row' : 'column'}
      gap={detail.beside ? 2 : 0}
      height={model.bodyHeight}
    >
      <Rows lines={treeLines(model, theme)} {...list} theme={theme} />
      {detail.height > 0 && (
        <Box marginTop={detail.beside ? 0 : 1}>
          <Rows lines={detail.lines} width={detail.width} height={detail.height} theme={theme} />
        </Box>
      )}
    </Box>
  )
}
