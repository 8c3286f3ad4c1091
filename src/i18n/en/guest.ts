/** Bringing a model of one's own: getting its files, and what was found in them. */
export const guest = {
  'guest.open': 'Open a model …',
  'guest.open.title': 'Open an ONNX model of your own and see its attention',
  'guest.reading': 'Reading {{percent}} %',
  'guest.remove': 'Remove {{title}} from the list',
  'guest.title': 'Open a model',
  'guest.close': 'Close',
  'guest.intro':
    'Any Transformer in ONNX form: its attention is found in the graph, shown, and checked. What you type stays on this machine.',
  'guest.drop.here': 'Drop the files anywhere on this page',
  'guest.way.hub': 'Hugging Face hub',
  'guest.way.url': 'Address',
  'guest.files.title': 'Drop files here',
  'guest.files.hint':
    'model.onnx and its .onnx_data, tokenizer.json, config.json and the like: in any order, as a folder or as a zip.',
  'guest.files.choose': 'Choose files …',
  'guest.files.folder': 'Choose a folder …',
  'guest.hub.id': 'Repository',
  'guest.hub.hint':
    'owner/name, or owner/name@revision. It is asked for its list of files when you press the button, not before.',
  'guest.hub.base': 'Address of the hub',
  'guest.hub.other': 'Another hub',
  'guest.hub.baseHint': 'Another server with the same paths can stand in: a mirror, or one of your own.',
  'guest.url.address': 'Address of the .onnx file',
  'guest.url.hint':
    'tokenizer.json and config.json are looked for beside it. The server has to allow other pages to read it (CORS).',
  'guest.url.more': 'They are elsewhere',
  'guest.url.tokenizer': 'Address of tokenizer.json',
  'guest.url.config': 'Address of config.json',
  'guest.look': 'Look what is there',
  'guest.looking': 'Looking what is there …',
  'guest.back': 'Back',
  'guest.stop': 'Stop',
  'guest.begin.download': 'Download and open',
  'guest.begin.open': 'Open',
  'guest.again': 'Try again',
  'guest.choice.legend': 'Which file',
  'guest.choice.unnamed': 'as exported',
  'guest.size.unknown': 'size unknown',
  'guest.kept.mark': 'kept, no download',
  'guest.files.list_one': '{{count}} file',
  'guest.files.list_other': '{{count}} files',
  'guest.cost.download': 'Download',
  'guest.cost.files': 'Files',
  'guest.cost.memory': 'Memory while it is open, about',
  'guest.cost.memoryUnknown': 'unknown until it is read',
  'guest.cost.keptValue': '{{size}}, kept by an earlier visit: nothing is downloaded',
  'guest.lack.tokenizer':
    'There is no tokenizer.json. The model opens all the same, but you type token ids in place of text. Add the file to read words.',
  'guest.lack.config':
    'There is no config.json. What the model is for is then told from its graph alone. Add the file if you have it.',
  'guest.tooLarge':
    'This is more than the {{limit}} MB that a browser can open. Choose a smaller file: int8 or float16 weights, or a smaller model.',
  'guest.progress': '{{loaded}} of {{total}}',
  'guest.progress.unknown': '{{loaded}} so far',
  'guest.progress.title': 'Reading {{title}}',
  'guest.progress.examining': 'Looking for attention in the graph …',
  'guest.progress.hint':
    'You can close this and go on with the page; the button “Open a model” shows how far it is.',
  'guest.kept.title': 'Kept from earlier visits',
  'guest.kept.none':
    'Nothing yet. Models that are downloaded are kept in this browser, so that they open without a download.',
  'guest.kept.denied': 'This browser gives the page no storage here: downloads are not kept.',
  'guest.kept.used': 'last used {{date}}',
  'guest.kept.open': 'Open',
  'guest.kept.openName': 'Open {{title}} as it was kept',
  'guest.kept.clear': 'Delete',
  'guest.kept.clearName': 'Delete what is kept of {{title}}',
  'guest.kept.clearAll': 'Delete all',
  'guest.unkept':
    '{{title}} could not be kept for the next visit: the browser’s storage is full or denied. It is open now, and will be downloaded again next time.',

  'guest.report.title': 'What was found in the graph',
  'guest.report.summary_one': 'Attention of {{count}} layer is shown',
  'guest.report.summary_other': 'Attention of {{count}} layers is shown',
  'guest.report.none': 'No attention was found in this graph.',
  'guest.report.missedCount_one': '{{count}} place is not shown',
  'guest.report.missedCount_other': '{{count}} places are not shown',
  'guest.report.table': 'Attention, layer by layer',
  'guest.report.site': 'Site',
  'guest.report.layer': 'Layer',
  'guest.report.heads': 'Heads',
  'guest.report.causal': 'Causal',
  'guest.report.way': 'How its weights are had',
  'guest.report.node': 'Node',
  'guest.report.sharedHeads': '{{heads}}, keys and values of {{shared}}',
  'guest.report.unknown': 'not said',
  'guest.report.yes': 'yes',
  'guest.report.no': 'no',
  'guest.site.encoder': 'encoder',
  'guest.site.decoder': 'decoder',
  'guest.site.cross': 'cross',
  'guest.way.seen': 'seen: the graph computes them',
  'guest.way.operator': 'given by the operator {{operator}}',
  'guest.way.decomposed': 'computed beside {{operator}}',
  'guest.check.title': 'Is it still the same model?',
  'guest.check.same':
    'The graph was run as it came and with the added outputs, on the same {{tokens}} tokens: the largest difference of its answers is {{difference}}, rows of weights are off 1 by {{rows}} at most.',
  'guest.check.differs':
    'Careful: with the added outputs the model answers differently, by {{difference}} at most, on {{tokens}} tokens. What is shown may not be what the model does.',
  'guest.check.rows': 'Careful: some rows of weights do not sum to 1; they are off by {{rows}}.',
  'guest.check.pending': 'Checked when it is opened first.',
  'guest.missed.title': 'What is not shown, and why',
  'guest.missed.no-attention':
    'A softmax over something other than keys, such as a choice among answers or experts.',
  'guest.missed.mixing-unknown': 'The weights are not multiplied with values in a way that this page knows.',
  'guest.missed.scores-unknown': 'Queries and keys are not multiplied in a way that this page knows.',
  'guest.missed.operator-unknown': 'The operator, or this form of it, is not known here.',
  'guest.missed.in-subgraph':
    'It lies in the body of a loop or a branch, out of which nothing can be taken. Export the model without one (not “merged”).',
  'guest.missed.shape-unknown': 'Its weights came out in a shape that is none of heads × queries × keys.',
  'guest.sketch.label': 'The nodes around {{node}}: {{nodes}}',
  'guest.report.files': 'Files',
  'guest.report.noDigest': 'not computed: the page is not on a secure address',

  'error.guest.invalid':
    'This cannot be used: for {{what}}, expected {{expected}}, found “{{found}}”. Correct it and try again.',
  'error.guest.no-model':
    'There is no .onnx file here; found: {{found}}. Export the model to ONNX first (for example with Optimum), or choose another one.',
  'error.guest.unreachable':
    'No answer from {{address}} for {{file}}. Check the address and the network; the server may also not allow other pages to read it (CORS): then download the files and drop them here.',
  'error.guest.missing':
    '{{file}} is not there (answer {{status}}). Check the name, the revision and the address.',
  'error.guest.denied':
    'The server does not give {{file}} to everyone (answer {{status}}): it is private, or its terms have to be accepted. Download the files where you are signed in, then drop them here.',
  'error.guest.refused':
    'The server did not give {{file}} (answer {{status}}). Wait a little, then try again.',
  'error.guest.page':
    'A web page came in place of {{file}}. Give the address of the file itself: on the hub it has “/resolve/” in it, not “/blob/”.',
  'error.guest.pointer':
    '{{file}} is a Git LFS pointer of a few lines, not the file itself. Fetch it with “git lfs pull”, or download it from the repository’s page.',
  'error.guest.corrupt':
    '{{file}} is not what was promised: expected {{expected}}, found {{found}}. Try again; if it stays so, the file on the server is damaged.',
  'error.guest.lost':
    'The connection broke while {{file}} was coming, after {{loaded}} MB, and could not be taken up again. Try again: what has come is not lost.',
  'error.guest.too-large':
    '{{file}} needs {{found}} MB; this page can open {{limit}} MB at most, and this browser perhaps less. Choose int8 or float16 weights, or a smaller model.',
  'error.guest.zip':
    'The zip {{file}} cannot be unpacked ({{found}}). Unpack it yourself and drop the files.',
  'error.guest.external':
    '{{file}} says that its weights are in “{{lacks}}”, which is not among the files. Give both together.',
} as const;
