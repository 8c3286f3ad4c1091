import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { PixelInput } from '../../core/pixels.ts';
import { samplePicture } from '../../core/sample-picture.ts';
import { t } from '../../i18n/translate.ts';
import { useApp } from '../stores.tsx';
import { readPixels } from './read-pixels.ts';
import './pixel-panel.css';

/** The picture that a model of pixels reads: the test picture, or one that the reader chose or dropped here. */
export function PixelPanel({ pixels }: { readonly pixels: PixelInput }) {
  const id = useId();
  const picture = useApp((state) => state.input.picture);
  const setInput = useApp((state) => state.setInput);
  const [failed, setFailed] = useState(false);
  const [over, setOver] = useState(false);
  const { width, height } = pixels;
  const shown = picture?.pixels ?? samplePicture(width, height);
  const take = async (file: File | undefined) => {
    if (!file) return;
    try {
      const read = await readPixels(file, pixels);
      setFailed(false);
      setInput({ picture: { name: file.name, pixels: read } });
    } catch {
      setFailed(true);
    }
  };
  return (
    <section
      className={`panel pixel-panel${over ? ' is-over' : ''}`}
      aria-label={t('pixels.title')}
      onDragOver={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        void take(event.dataTransfer.files[0]);
      }}
    >
      <div className="panel-head">
        <h2>{t('pixels.title')}</h2>
        {picture && (
          <button type="button" className="quiet" onClick={() => setInput({ picture: undefined })}>
            {t('pixels.back')}
          </button>
        )}
      </div>
      <div className="pixel-input">
        <Picture {...shown} />
        <div>
          <p>
            <label className="pixel-choose" htmlFor={id}>
              {t('pixels.choose')}
            </label>{' '}
            <input
              id={id}
              className="pixel-file"
              type="file"
              accept="image/*"
              onChange={(event) => {
                void take(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
            <span className="soft">{t('pixels.drop')}</span>
          </p>
          {failed && (
            <p className="notice is-error" role="alert">
              {t('pixels.failed')}
            </p>
          )}
          <p className="soft">
            {picture ? t('pixels.own', { name: picture.name, width, height }) : t('pixels.sample')}{' '}
            {picture && t('pixels.resampling')}
          </p>
        </div>
      </div>
    </section>
  );
}

function Picture({ width, height, rgba }: ReturnType<typeof samplePicture>) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(width, height);
    image.data.set(rgba);
    context.putImageData(image, 0, 0);
  }, [width, height, rgba]);
  return (
    <canvas
      ref={canvas}
      className="pixel-picture"
      width={width}
      height={height}
      role="img"
      aria-label={t('pixels.label', { width, height })}
    />
  );
}
