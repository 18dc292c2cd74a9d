import type { JudgedComponent } from '../../../judging/components/component.ts'
import type { ScanWhatIf } from '../../scan-session.ts'
import type { ScanAction } from './state.ts'

/** What a key may ask for: a change of state, or what the App carries out. */
export type ScanIntent =
  | ScanAction
  | { type: 'quit' }
  | { type: 'suspend' }
  | { type: 'open-url'; url: string }
  | { type: 'read-texts'; component: JudgedComponent }
  /** Null: back to the policy as it is. */
  | { type: 'try'; whatIf: ScanWhatIf | null }
