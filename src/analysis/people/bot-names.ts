/**
 * Machine users and services that act under a name of their own. GitHub's apps say so themselves (type Bot, `[bot]`) and
 * need no entry; these are the ones that come as type User, as the author of a commit, or in archives without types.
 * Written in lower case with dashes; other spellings are brought to that form before they are looked up.
 *
 * Kept by hand. Where the names come from: each service's own documentation of the account it uses; the app slugs in
 * the GitHub Marketplace; the machine users that large projects document for their contributors (Kubernetes Prow,
 * Rust's triagebot, Homebrew, NixOS, Microsoft and Google CLA services).
 */
const BOT_NAMES_BY_JOB = {
  dependencyUpdates: [
    ...['dependabot', 'dependabot-preview', 'dependabot-support', 'renovate', 'renovatebot', 'renovate-app'],
    ...['mend-renovate', 'whitesource-renovate', 'greenkeeper', 'greenkeeperio', 'depfu', 'pyup', 'pyup-io'],
    ...[
      'scala-steward',
      'snyk',
      'snyk-io',
      'mend-bolt-for-github',
      'whitesource-bolt-for-github',
      'bundlerbot',
    ],
    ...['requires-io', 'david-dm', 'imgbot', 'imgbotapp', 'nixpkgs-update', 'r-ryantm', 'updatecli'],
  ],
  buildsAndReleases: [
    ...['github-action', 'github-actions', 'github-release-action', 'actions-user', 'semantic-release'],
    ...['release-please', 'googleapis-publisher', 'gcf-merge-on-green', 'gcf-owl-bot', 'changeset-release'],
    ...['travis-ci', 'travis-ci-user', 'circleci', 'circle-ci', 'appveyor', 'teamcity', 'buildkite'],
    ...['jenkins', 'jenkins-ci', 'hudson', 'buildbot', 'buildmaster', 'gitlab-ci', 'azure-pipelines'],
    ...[
      'ci',
      'ci-user',
      'ci-build',
      'build-server',
      'autofix-ci',
      'pre-commit-ci',
      'prettier-ci',
      'restyled-io',
    ],
    ...['istio-testing', 'elasticmachine', 'logstashmachine', 'logstash-machine', 'electronbot', 'ionitron'],
    ...['bob-t-builder', 'chef-ci', 'chef-expeditor', 'expeditor', 'clojure-build', 'mysql-builder'],
    ...['mysql-build-team', 'spring-builds', 'spring-buildmaster', 'spring-operator', 'dotnet-maestro'],
    ...['hashibot', 'hashibot-web', 'ansibot', 'ansibullbot', 'openshift-merge-robot', 'netty-project-bot'],
    ...[
      'cukebot',
      'jekyllbot',
      'lumberbot',
      'lumberbot-app',
      'meeseeksdev',
      'meeseeksmachine',
      'flutteractionsbot',
    ],
  ],
  mergeQueuesAndTriage: [
    ...['mergify', 'mergifyio', 'bors', 'homu', 'kodiakhq', 'stale', 'probot', 'no-response', 'rustbot'],
    ...[
      'rust-highfive',
      'rust-timer',
      'rust-log-analyzer',
      'k8s-ci-robot',
      'k8s-triage-robot',
      'k8s-merge-robot',
    ],
    ...[
      'fejta-bot',
      'openshift-ci',
      'openshift-bot',
      'drahtbot',
      'bytecodealliance-highfive',
      'pytorchmergebot',
    ],
    ...['facebook-github-bot', 'facebook-github-tools', 'msftbot', 'dotnet-issue-labeler', 'vscodebot'],
    ...['googlebot', 'brewtestbot', 'ofborg', 'allcontributors', 'all-contributors', 'codetriage-readme-bot'],
    ...['gitter-badger', 'the-gitter-badger', 'huntr-helper', 'triage-new-issues', 'issue-label-bot'],
  ],
  checksAndCoverage: [
    ...[
      'codecov',
      'codecov-io',
      'codecov-commenter',
      'codecov-comments',
      'coveralls',
      'codeclimate',
      'codacy',
    ],
    ...['codefactor-io', 'sonarcloud', 'sonarqubecloud', 'sonatype-lift', 'lgtm-com', 'deepsource-autofix'],
    ...[
      'deepsource-io',
      'houndci',
      'netlify',
      'vercel',
      'changeset-bot',
      'fossabot',
      'guardrails',
      'socket-security',
    ],
  ],
  contributorAgreements: [
    ...[
      'claassistant',
      'cla-assistant',
      'cla-checker-service',
      'cla-bot',
      'google-cla',
      'googlecla',
      'meta-cla',
    ],
    ...[
      'msftclas',
      'microsoft-github-policy-service',
      'salesforce-cla',
      'linux-foundation-easycla',
      'thelinuxfoundation',
    ],
    ...['oracle-contributor-agreement', 'apollo-cla', 'cncf-cla', 'jsf-clabot', 'jquerybot'],
  ],
  translations: [
    ...[
      'weblate',
      'hosted-weblate',
      'anonymous-weblate',
      'crowdin',
      'transifex',
      'transifex-integration',
      'pontoon',
    ],
    ...['lokalise', 'l10n-bot', 'translatewiki'],
  ],
  codingAgents: [
    ...[
      'copilot',
      'copilot-swe-agent',
      'copilot-pull-request-reviewer',
      'github-copilot',
      'claude',
      'claude-code',
    ],
    ...['chatgpt-codex-connector', 'openai-codex', 'cursoragent', 'cursor-agent', 'devin-ai-integration'],
    ...['devin-ai', 'google-labs-jules', 'gemini-code-assist', 'gemini-cli', 'coderabbitai', 'coderabbit'],
    ...['sweep-ai', 'sourcery-ai', 'sourcery-ai-experiments', 'ellipsis-dev', 'greptile-apps', 'openhands'],
    ...[
      'openhands-agent',
      'amazon-q-developer',
      'qodo-merge-pro',
      'codiumai-pr-agent',
      'korbit-ai',
      'graphite-app',
    ],
  ],
} as const

export const BOT_NAMES: ReadonlySet<string> = new Set(Object.values(BOT_NAMES_BY_JOB).flat())

/** Addresses that services commit under and that show no sign of it in themselves. */
export const BOT_EMAILS: ReadonlySet<string> = new Set([
  'action@github.com',
  'actions@github.com',
  'github-actions@github.com',
  'noreply@anthropic.com',
  'cursoragent@cursor.com',
  'support@dependabot.com',
  'support@greenkeeper.io',
  'support@pyup.io',
  'builds@travis-ci.org',
  'builds@travis-ci.com',
  'deploy@travis-ci.org',
  'travis@travis-ci.org',
  'travis@example.org',
  'commits@crowdin.com',
  'support@crowdin.com',
  'hosted@weblate.org',
  'noreply@weblate.org',
])
