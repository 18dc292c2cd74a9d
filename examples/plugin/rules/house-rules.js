/** A point of your own: what your house asks of everything it takes in. */
export default {
  id: 'house-rules',
  title: 'House rules',
  question: 'Does it keep to our own rules?',
  signals: [
    {
      id: 'house-rules/described',
      title: 'Says what it is for',
      needs: ['repository'],
      options: {
        fewestLetters: { default: 10, about: 'Letters below which a description says nothing', source: 'Our rule 7' },
      },
      why: 'Whoever finds it in two years in our code has to understand what it is there for.',
      fix: 'Offer a description to the maintainers',
      references: ['https://wiki.example.com/rules#7'],
      judge({ repository }, { options }) {
        const letters = repository.description?.length ?? 0
        if (letters >= options.fewestLetters) return { status: 'pass', score: 1, summary: 'It says what it is for', value: letters }
        return { status: 'warn', score: 0.5, summary: 'It does not say what it is for', value: letters }
      },
    },
  ],
}
