import type { PromptMeasures } from '../../core/measure.ts';
import { summarizeBattery } from '../../math/measures/battery-summary.ts';
import { labelHeads } from '../../math/measures/head-labels.ts';
import { measureLayer } from './measure-layer.ts';
import type { FromMeasures, MeasuresCalls, ToMeasures } from './measures-client.ts';

let texts: PromptMeasures[] = [];

self.onmessage = ({ data }: MessageEvent<ToMeasures>) => {
  self.postMessage(answer(data));
};

function answer(call: ToMeasures): FromMeasures {
  try {
    return { id: call.id, value: handle(call) };
  } catch (error) {
    return { id: call.id, error: String(error) };
  }
}

function handle(call: ToMeasures): MeasuresCalls[ToMeasures['name']]['reply'] {
  switch (call.name) {
    case 'layer':
      return measureLayer(call.request);
    case 'text': {
      const { first, measures } = call.request;
      texts = first ? [measures] : [...texts, measures];
      return null;
    }
    case 'battery': {
      const battery = summarizeBattery(texts);
      return { battery, labels: labelHeads(battery, texts) };
    }
  }
}
