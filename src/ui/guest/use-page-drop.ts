import { useEffect, useState } from 'react';
import { useApp } from '../stores.tsx';
import { filesOfDrop } from './dropped-files.ts';

/** Files may be dropped anywhere on the page; true while some are held over it. */
export function usePageDrop(): boolean {
  const [over, setOver] = useState(false);
  const lookForGuest = useApp((state) => state.lookForGuest);
  useEffect(() => {
    // Leaving an element for its child is no leaving of the page: enters and leaves are counted.
    let depth = 0;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onEnter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const onOver = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const onDrop = async (event: DragEvent) => {
      // A picture that a part of the page took is not a model.
      if (!hasFiles(event) || !event.dataTransfer) return;
      depth = 0;
      setOver(false);
      if (event.defaultPrevented) return;
      event.preventDefault();
      const files = await filesOfDrop(event.dataTransfer);
      if (files.length > 0) lookForGuest({ kind: 'files', files });
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', onDrop);
    };
  }, [lookForGuest]);
  return over;
}
