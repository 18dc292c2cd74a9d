import { randomBytes } from 'node:crypto'

/** Credentials that are nobody's, planted to see who touches them. */
export interface Canaries {
  /** Part of every planted secret, and of nothing else. */
  mark: string
  /** Paths below HOME -> content. */
  files: Readonly<Record<string, string>>
  environment: Readonly<Record<string, string>>
}

/** Files that betray interest in credentials even where nothing is planted in them. */
const CREDENTIAL_FILES =
  /^\/(?:\.ssh|\.aws|\.gnupg|\.kube|\.docker|\.azure|\.config\/(?:gh|gcloud))(?:\/|$)|^\/\.(?:npmrc|netrc|git-credentials|pypirc|bash_history|zsh_history)$/

export function plantCanaries(): Canaries {
  const mark = `canary${randomBytes(9).toString('hex')}`
  const key = ['-----BEGIN OPENSSH PRIVATE KEY-----', mark, '-----END OPENSSH PRIVATE KEY-----', ''].join(
    '\n',
  )
  return {
    mark,
    files: {
      '.ssh/id_rsa': key,
      '.ssh/id_ed25519': key,
      '.ssh/config': `Host backup\n  HostName ${mark}.example\n`,
      '.npmrc': `//registry.npmjs.org/:_authToken=npm_${mark}\n`,
      '.aws/credentials': `[default]\naws_access_key_id = AKIA${mark.slice(6, 22).toUpperCase()}\naws_secret_access_key = ${mark}\n`,
      '.netrc': `machine github.com login me password ${mark}\n`,
      '.git-credentials': `https://me:${mark}@github.com\n`,
      '.docker/config.json': `{"auths":{"registry.example":{"auth":"${mark}"}}}\n`,
      '.kube/config': `users:\n- name: me\n  user:\n    token: ${mark}\n`,
      '.config/gh/hosts.yml': `github.com:\n  oauth_token: gho_${mark}\n`,
    },
    environment: {
      AWS_ACCESS_KEY_ID: `AKIA${mark.slice(6, 22).toUpperCase()}`,
      AWS_SECRET_ACCESS_KEY: mark,
      NPM_TOKEN: `npm_${mark}`,
      GITHUB_TOKEN: `ghp_${mark}`,
    },
  }
}

/** `path` below HOME, with its leading slash. */
export function isCredential(path: string): boolean {
  return CREDENTIAL_FILES.test(path)
}
