/** Running a model of one's own: its tasks, its notes, its memory. */
export const guestRun = {
  'language.any': 'any language',
  'language.input': 'input',
  'language.output': 'output',
  'task.textToText': 'Text to text',
  'task.continuation': 'Next words',
  'task.classification': 'Classes',
  'task.tagging': 'Word labels',
  'task.attention': 'Attention',
  'input.label.textToText': 'Text',
  'input.label.classification': 'Text',
  'input.label.tagging': 'Text',
  'input.label.attention': 'Text',
  'input.hint.textToText': 'Type what the model should read',
  'input.hint.continuation': 'Type how the text begins',
  'input.hint.classification': 'Type a text',
  'input.hint.tagging': 'Type a sentence',
  'input.hint.attention': 'Type a text',
  'input.hint.numbers': 'Type token ids as numbers, as in 101 7592 102',
  'input.writtenByModel': 'written by the model',
  'input.textToText': 'What the model writes',
  'answer.continuation': 'What comes next',
  'answer.classification': 'Classes',
  'answer.tagging': 'The label of each word',
  'answer.attention': 'Attention only',
  'answer.attention.says':
    'The answer of this model is none that this page can show. Its attention is below; “About this model” says why.',

  'second.pair': 'Second text',
  'second.pairHint': 'Read beside the first one, with the model’s mark between them',
  'second.addPair': 'Add a second text',
  'second.prompt': 'Beginning of the answer',
  'second.promptHint': 'The decoder goes on from here',
  'second.addPrompt': 'Begin the answer',
  'second.remove': 'Remove it',

  'pixels.title': 'Picture',
  'pixels.choose': 'Choose a picture …',
  'pixels.drop': 'or drop one here. It stays on this machine.',
  'pixels.sample': 'This is a test picture, drawn by the page.',
  'pixels.own': '{{name}}, as the model reads it: {{width}} × {{height}} pixels.',
  'pixels.label': 'The picture that the model reads, {{width}} by {{height}} pixels',
  'pixels.resampling':
    'Scaled by the browser, whose pixels differ a little from those of Python’s imaging library: so can the answer.',
  'pixels.back': 'Test picture',
  'pixels.failed': 'This file is no picture that the browser can read. Choose a PNG, JPEG, WebP or the like.',

  'memory.title': 'Attention that fits',
  'memory.fewerTokens': 'Read the first {{tokens}} tokens only',
  'memory.fewerLayers': 'Show layers 0 to {{last}} only',
  'memory.oneLayer': 'Show one layer at a time',
  'memory.more': 'Allow {{megabytes}} MB',
  'memory.moreSays': 'The browser may run out of memory.',
  'memory.layer': 'Layer shown',
  'memory.all': 'Show all again',
  'memory.tokens': 'You chose to read {{tokens}} tokens at most, so that all attention fits into memory.',
  'notice.memory.layers.one': 'Only layer {{first}} is shown, so that its attention fits into memory.',
  'notice.memory.layers.many':
    'Only layers {{first}} to {{last}} are shown, so that their attention fits into memory.',

  'guestNote.title': 'How it was understood',
  'guestNote.answer.none':
    'Only its attention is shown: none of its outputs ({{outputs}}) is an answer that this page knows.',
  'guestNote.labels.unnamed': 'Its {{count}} classes have no names in config.json.',
  'guestNote.tokenizer.missing':
    'It came without tokenizer.json, so it reads token ids that you type as numbers. Open it again with the file to type text.',
  'guestNote.tokenizer.invalid':
    'Its tokenizer.json cannot be used (at {{path}}: expected {{expected}}, found {{found}}), so it reads token ids that you type as numbers.',
  'guestNote.towers.picture':
    'It reads a picture and a text. The picture’s attention is shown; {{left}} layers of the text are not.',
  'guestNote.limit.guessed': 'No file says how many tokens it reads: {{tokens}} are assumed.',
  'guestNote.length.fixed': 'Its graph reads exactly {{tokens}} tokens.',
  'guestNote.picture.guessed':
    'It came without preprocessor_config.json: its picture is scaled as ImageNet’s models want it.',
} as const;
