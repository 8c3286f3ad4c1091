/** What will run the edited graph: some outputs of fused operators exist on one of them only. */
export type PlanProvider = 'wasm' | 'webgpu';
