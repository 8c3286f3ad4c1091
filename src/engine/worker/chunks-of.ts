type Reading = ReturnType<ReadableStreamDefaultReader<Uint8Array>['read']>;

/**
 * A body as it arrives; readable streams are not async-iterable in every browser. What is left of one that is no longer
 * read is let go.
 *
 * @param guard stands around every reading: to bound its time, or to say what its failure means
 */
export async function* chunksOf(
  body: ReadableStream<Uint8Array> | null,
  guard: (reading: Reading) => Reading = (reading) => reading,
): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await guard(reader.read());
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
