import { defineRule } from '../../src/model/rule.ts'
import { acceptance } from './acceptance.ts'
import { guides } from './guides.ts'
import { issueFirstResponse } from './issue-first-response.ts'
import { newcomers } from './newcomers.ts'
import { pullFirstResponse } from './pull-first-response.ts'
import { vulnerabilityHandling } from './vulnerability-handling.ts'

export default defineRule({
  id: 'community',
  point: 3,
  title: 'Community',
  question: 'How active and inclusive is it?',
  role: 'essential',
  attestable: false,
  signals: [issueFirstResponse, pullFirstResponse, acceptance, newcomers, guides, vulnerabilityHandling],
})
