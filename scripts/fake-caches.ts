/** Cache Storage in memory, as far as the engine uses it. */
export function fakeCaches() {
  const stores = new Map<string, Map<string, ArrayBuffer>>();
  let refusal: Error | undefined;
  const open = async (name: string) => {
    const files = stores.get(name) ?? new Map<string, ArrayBuffer>();
    stores.set(name, files);
    return {
      match: async (address: string) => {
        const found = files.get(address);
        return found && new Response(found.slice());
      },
      put: async (address: string, response: Response) => {
        if (refusal) throw refusal;
        files.set(address, await response.arrayBuffer());
      },
      keys: async () => [...files.keys()].map((url) => ({ url })),
      delete: async (address: string) => files.delete(address),
    };
  };
  return {
    open,
    addresses: () => [...stores.values()].flatMap((files) => [...files.keys()]),
    /** From now on nothing more can be put. */
    refuse: (error: Error) => {
      refusal = error;
    },
  };
}
