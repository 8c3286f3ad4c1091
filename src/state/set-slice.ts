/** How a slice changes itself: some of its fields, or a function from the slice to them. */
export type SetSlice<Slice> = (change: Partial<Slice> | ((slice: Slice) => Partial<Slice>)) => void;
