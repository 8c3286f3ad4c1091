/** One sentence an error: what was expected, what was found, what to do next. */
export const errors = {
  'error.retry': 'Try again',
  'error.details': 'What the engine said: {{cause}}',
  'error.model.missing':
    'The model file {{file}} could not be fetched (answer: {{status}}). Check the connection or the server, then try again.',
  'error.model.corrupt':
    'The model file {{file}} is damaged: expected {{expected}}, found {{found}}. Try again to download it anew.',
  'error.model.unknown': 'There is no model named “{{model}}” here. Choose one of those that the page lists.',
  'error.model.invalid':
    'The model file {{file}} cannot be used: at {{path}}, expected {{expected}}, found {{found}}. Rebuild the model folder.',
  'error.model.not-open': 'No model is open yet. Wait until it is, or open one.',
  'error.provider.unavailable':
    'No way to run the model works in this browser ({{attempts}}). Try another provider or a newer browser.',
  'error.engine.crashed':
    'The engine stopped unexpectedly. Your text is safe. Try again, or with a shorter text.',
  'error.engine.failed': 'The engine could not start. Try again, or reload the page.',
  'error.run.failed': 'The model could not run on this text. Try again, or change the text.',
  'error.run.superseded': 'A newer text took this one’s place.',
  'error.run.aborted': 'The run was stopped.',
  'error.text.empty': 'There is nothing to analyse. Type a sentence.',
  'error.text.entities':
    'Two things must stand in square brackets, as in “The [fire] was caused by [lightning].” Click two words below, or type the brackets.',
  'error.picture.invalid':
    'The picture cannot be read: expected {{expected}}, found {{found}}. Draw it anew, or choose an example.',
  'error.argument.invalid': 'Wrong argument {{path}}: expected {{expected}}, found {{found}}.',
} as const;
