/** A signal added to one of the ten points: the part of its id before the slash. */
export default {
  signals: [
    {
      id: 'activity/changelog',
      title: 'Keeps a changelog',
      needs: ['tree'],
      weight: 0.5,
      why: 'We read the changelog before every update.',
      fix: 'Ask for one, and read the commits until then',
      references: ['https://keepachangelog.com'],
      judge({ tree }) {
        const file = tree.entries.find(({ path }) => /^(?:changelog|changes|history|news)(?:\.\w+)?$/i.test(path))
        if (file) return { status: 'pass', score: 1, summary: `It keeps ${file.path}`, value: file.path }
        if (!tree.complete) return { status: 'unknown', reason: 'incomplete', summary: 'Not all of its files were listed' }
        return { status: 'warn', score: 0.5, summary: 'It keeps no changelog' }
      },
    },
  ],
}
