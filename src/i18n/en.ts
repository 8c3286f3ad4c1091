/** Every sentence of the page, in English. `{{name}}` is filled in; the keys are the type of `t`. */
export const en = {
  'app.name': 'Headlight',
  'app.tagline': 'Every attention head of a real Transformer, live in your browser',
  'app.skip': 'Skip to the attention',

  'input.source': 'English',
  'input.sourceHint': 'Type an English sentence',
  'input.target': 'French',
  'input.byModel': 'translated by the model',
  'input.byReader': 'your translation',
  'input.ownHint': 'Type your own French translation',
  'input.own': 'Type my own French',
  'input.back': 'Let the model translate',
  'input.examples': 'Examples',
  'input.empty': 'Type a sentence to see its attention.',
  'input.waiting': 'Translating …',

  'notice.cutHere': '✂ cut here',
  'notice.text.cut':
    'The text is cut: the model reads {{limit}} tokens at most, so it sees the first {{used}} of {{total}} characters.',
  'notice.text.unknown': 'Not in this model’s vocabulary, so it reads them as <unk>: {{characters}}',
  'notice.translation.cut': 'The translation stopped at the model’s limit of {{limit}} tokens.',
  'notice.crashed': 'The engine stopped and was started again. Your text is as you left it.',

  'site.encoder': 'Encoder',
  'site.decoder': 'Decoder',
  'site.cross': 'Cross-attention',
  'site.encoder.says': 'English looks at English',
  'site.decoder.says': 'French looks at the French before it',
  'site.cross.says': 'French looks at English',
  'site.encoder.row': 'Each row is an English token that asks (query); each column one that answers (key).',
  'site.decoder.row':
    'Each row is a French token that the decoder has just read (query); it sees only tokens up to itself (keys).',
  'site.cross.row':
    'Each row is the moment before a French token is written (query); each column an English token (key).',

  'grid.title': 'All heads',
  'grid.hint': 'Click a head to see it. Shift-click adds it to the arcs.',
  'grid.layer': 'L{{layer}}',
  'grid.head': '{{site}}, layer {{layer}}, head {{head}}',
  'grid.label': 'Attention heads',
  'grid.guided': 'This head was taught to align, with word alignments from a statistical aligner.',
  'grid.guidedShort': 'taught to align',

  'heads.shown': 'Heads shown',
  'heads.remove': 'Remove {{head}}',
  'heads.add': 'Add heads',
  'heads.adding': 'Click heads to add them to the arcs, or to take them away.',
  'heads.elsewhere': 'in another site',

  'heatmap.title': 'Weights',
  'heatmap.label':
    'Attention weights of {{head}}: {{queries}} queries by {{keys}} keys. Arrow keys move from cell to cell.',
  'heatmap.orientation': 'row = query (asks) · column = key (answers)',
  'heatmap.value': '“{{query}}” looks at “{{key}}”: {{weight}}',
  'heatmap.hint': 'Point at a cell to read its weight.',
  'heatmap.scale': 'Colour scale',
  'heatmap.scale.linear': 'linear',
  'heatmap.scale.sqrt': 'square root',
  'heatmap.range': 'Colours run from 0 to 1, the same for every head.',
  'heatmap.table': 'Numbers',
  'heatmap.tableCaption': 'Attention weights of {{head}}: rows are queries, columns are keys',
  'heatmap.rowOf': 'What “{{query}}” looks at',
  'heatmap.rowOfWritten': 'What the decoder looks at before it writes “{{query}}”',
  'heatmap.rest': '{{count}} more',
  'heatmap.confidence': 'The model gave “{{token}}” {{percent}} %. Its best guesses: {{alternatives}}',

  'arcs.title': 'Arcs',
  'arcs.labelCross': 'Arcs from each French token to the English tokens it looks at',
  'arcs.labelSelf': 'Arcs from each token to the tokens it looks at',
  'arcs.threshold': 'Hide weights under {{threshold}}',
  'arcs.none': 'No weight in this picture reaches {{threshold}}. Lower the threshold.',
  'arcs.above': 'above: looks back',
  'arcs.below': 'below: looks ahead',

  'honesty.title': 'What these weights do not tell',
  'honesty.text':
    'A weight says how a head mixes values. It does not say how important a token was for the answer. One sentence is one sample.',

  'theme.toDark': 'Dark theme',
  'theme.toLight': 'Light theme',

  'loading.title': 'Opening the model',
  'loading.download': '{{loaded}} of {{total}} MB',
  'loading.session': 'Starting the runtime …',
  'loading.running': 'First run …',

  'status.provider.wasm_one': 'WASM, {{count}} thread',
  'status.provider.wasm_other': 'WASM, {{count}} threads',
  'status.provider.webgpu': 'WebGPU',
  'status.time': '{{total}} ms (decoding {{decode}}, attention {{attend}})',
  'status.running': 'running …',
  'status.why': 'Why this provider?',
  'status.model': '{{model}} · {{revision}}',
  'status.provider.label': 'Provider',
  'status.restarted_one': 'restarted once',
  'status.restarted_other': 'restarted {{count}} times',

  'attempt.requested': '{{provider}}: you asked for it',
  'attempt.works-everywhere': '{{provider}}: runs this model',
  'attempt.small-model':
    '{{provider}}: not used; this model is small, a trip to the GPU costs more than the arithmetic',
  'attempt.no-webgpu': '{{provider}}: this browser has none',
  'attempt.no-adapter': '{{provider}}: no graphics adapter was given',
  'attempt.software-adapter': '{{provider}}: not used; the adapter is software, slower than WASM',
  'attempt.error': '{{provider}}: failed ({{detail}})',

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
  'error.argument.invalid': 'Wrong argument {{path}}: expected {{expected}}, found {{found}}.',
} as const;

export type TextKey = keyof typeof en;
