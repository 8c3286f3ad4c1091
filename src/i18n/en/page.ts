/** The page around the picture: header, opening, status line, notices. */
export const page = {
  'app.name': 'Headlight',
  'app.tagline': 'Every attention head of a real Transformer, live in your browser',
  'app.skip': 'Skip to the attention',

  'notice.cutHere': '✂ cut here',
  'notice.text.cut':
    'The text is cut: the model reads {{limit}} tokens at most, so it sees the first {{used}} of {{total}} characters.',
  'notice.text.unknown': 'Not in this model’s vocabulary, so it reads them as <unk>: {{characters}}',
  'notice.translation.cut': 'The translation stopped at the model’s limit of {{limit}} tokens.',
  'notice.crashed': 'The engine stopped and was started again. Your text is as you left it.',

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
  'status.timeAlone': '{{total}} ms (attention {{attend}})',
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
} as const;
