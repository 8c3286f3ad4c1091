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
  'error.onnx.invalid':
    'The file cannot be read as a model: expected {{expected}}, found {{found}}. Check that it is an .onnx file and that all of it arrived.',
  'error.memory.over':
    'All attention of {{tokens}} tokens would need {{neededMB}} MB; {{budgetMB}} MB are allowed. Choose below what to show instead.',
  'error.guest.input':
    'The model wants an input that this page cannot make: “{{input}}” ({{type}}). Export it without that input, or without past keys and values.',
  'error.guest.closed':
    'This model’s layers cannot be taken apart here ({{reason}}). Its attention can be seen; steps and changes need a model of texts in one file, with plain softmaxes and products in float32.',
  'error.guest.memory':
    'The browser has not enough memory for this model. Close other tabs, choose a smaller file (int8, q4), or type fewer words.',
  'error.guest.run':
    'The model itself does not run on a first input. It may want another length or size than its files say: add its config.json, for pictures preprocessor_config.json, and open it again.',
  'error.guest.tokenizer':
    'The tokenizer.json cannot be used: at {{path}}, expected {{expected}}, found {{found}}. Without it the model reads ids typed as numbers.',
  'error.argument.invalid': 'Wrong argument {{path}}: expected {{expected}}, found {{found}}.',
} as const;
