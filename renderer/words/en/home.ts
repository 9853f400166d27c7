/** Home. */
export const home = {
  home: {
    title: 'What should I do?',
    label: 'Your request',
    placeholder: 'Write a note to the landlord about the keys',
    hint: 'Say it in your own words. It is matched with the tasks you have shown.',
    submit: 'Make a plan',
    looking: 'Looking through your tasks…',
    again: 'Repeat',
    recent: 'Recent runs',
    allRuns: 'All runs',
    allTasks: 'All tasks',
    noRuns: 'No runs yet. Ask for one above.',
    missingTitle: (n: number) => (n === 1 ? 'One value is missing' : n === 0 ? 'A value needs another look' : `${n} values are missing`),
    go: 'Make a plan',
    ambiguousTitle: 'Which task do you mean?',
    ambiguousText: 'More than one fits these words.',
    noTaskTitle: 'No task fits these words',
    noTaskText: 'Show it once, and it can be repeated with other values.',
    nearest: 'The nearest ones',
    recordIt: 'Record it now',
    byModel: {
      ask: 'Ask the large model for a plan',
      here: (model: string) =>
        `Or let ${model}, on this machine, put a plan together out of what memory knows. You see every step first. It would read:`,
      away: (model: string, server: string) =>
        `Or let ${model} put a plan together out of what memory knows. You see every step first. This would leave this machine, to ${server}:`,
      nothing: (model: string) => `${model} found no plan either`,
      nothingText: 'It did not answer, or what it said cannot be done. Showing it once always works.',
    },
    askingModel: 'Asking the large model…',
    firstTitle: 'Show it once. Then ask for it.',
    firstSteps: [
      ['Record', 'Say what you will do, then do it as always.'],
      ['Check', 'See each step with its picture, and the values that may change.'],
      ['Repeat', 'Ask in words or by form. Anything risky waits for your yes.'],
    ],
  },
}
