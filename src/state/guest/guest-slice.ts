import type { ErrorRecord } from '../../core/errors.ts';
import type { GuestCheck, GuestReport } from '../../core/guest.ts';
import { DEFAULT_HUB, type GuestOffer, type GuestWish, type KeptGuest } from '../../core/guest-offer.ts';
import type { ModelSource, OpenProgress } from '../../engine/protocol.ts';
import type { SetSlice } from '../set-slice.ts';

/** How far the reader is with bringing a model. A new object is a new wish. */
export type GuestStep =
  | { readonly kind: 'choosing'; readonly error?: ErrorRecord }
  | { readonly kind: 'looking'; readonly wish: GuestWish }
  | { readonly kind: 'offered'; readonly offer: GuestOffer; readonly choice: number }
  | {
      readonly kind: 'reading';
      readonly offer: GuestOffer;
      readonly choice: number;
      readonly progress: OpenProgress | undefined;
    }
  | {
      readonly kind: 'failed';
      readonly offer: GuestOffer;
      readonly choice: number;
      readonly error: ErrorRecord;
    };

/** What is known of a guest in the list. */
export interface GuestFacts {
  readonly report: GuestReport;
  /** Once it was opened. */
  readonly check: GuestCheck | undefined;
}

/** What is typed into the fields of the dialog. */
export interface GuestFields {
  readonly hubId: string;
  readonly hubBase: string;
  readonly address: string;
  readonly tokenizer: string;
  readonly config: string;
}

export interface GuestSlice {
  readonly guestDialog: boolean;
  readonly guestStep: GuestStep;
  readonly guestFields: GuestFields;
  /** By model id. */
  readonly guests: Readonly<Record<string, GuestFacts>>;
  /** What the browser's storage holds; `unread` before the dialog asked, undefined where storage is denied. */
  readonly kept: readonly KeptGuest[] | 'unread' | undefined;
  /** The title of a guest that could not be kept for the next visit. */
  readonly unkept: string | undefined;
  /** What should be taken from the shelf; a new object each time. */
  readonly keptWish:
    | { readonly kind: 'open'; readonly id: string }
    | { readonly kind: 'forget'; readonly id?: string }
    | undefined;
  showGuestDialog(shown: boolean): void;
  setGuestFields(change: Partial<GuestFields>): void;
  /** Looks what a wish can lead to; nothing is read yet. */
  lookForGuest(wish: GuestWish): void;
  setGuestStep(step: GuestStep): void;
  chooseGuest(choice: number): void;
  /** Reads the chosen files and opens the model. */
  readGuest(): void;
  /** Stops what is going on; the offer stays. */
  stopGuest(): void;
  backToChoosing(): void;
  openKept(id: string): void;
  forgetKept(id?: string): void;
  setKept(kept: readonly KeptGuest[] | undefined): void;
  setUnkept(title: string | undefined): void;
  addGuest(model: ModelSource, report: GuestReport): void;
  checkGuest(modelId: string, check: GuestCheck): void;
}

interface WithModels {
  readonly models: readonly ModelSource[];
}

const FIELDS: GuestFields = {
  hubId: '',
  hubBase: DEFAULT_HUB,
  address: '',
  tokenizer: '',
  config: '',
};

export function createGuestSlice(set: SetSlice<GuestSlice & WithModels>): GuestSlice {
  return {
    guestDialog: false,
    guestStep: { kind: 'choosing' },
    guestFields: FIELDS,
    guests: {},
    kept: 'unread',
    unkept: undefined,
    keptWish: undefined,
    showGuestDialog: (guestDialog) => set({ guestDialog }),
    setGuestFields: (change) => set(({ guestFields }) => ({ guestFields: { ...guestFields, ...change } })),
    lookForGuest: (wish) => set({ guestDialog: true, guestStep: { kind: 'looking', wish } }),
    setGuestStep: (guestStep) => set({ guestStep }),
    chooseGuest: (choice) =>
      set(({ guestStep: step }) =>
        step.kind === 'offered' || step.kind === 'failed'
          ? { guestStep: { kind: 'offered', offer: step.offer, choice } }
          : {},
      ),
    readGuest: () =>
      set(({ guestStep: step }) =>
        step.kind === 'offered' || step.kind === 'failed'
          ? { guestStep: { kind: 'reading', offer: step.offer, choice: step.choice, progress: undefined } }
          : {},
      ),
    stopGuest: () =>
      set(({ guestStep: step }) =>
        step.kind === 'reading'
          ? { guestStep: { kind: 'offered', offer: step.offer, choice: step.choice } }
          : step.kind === 'looking'
            ? { guestStep: { kind: 'choosing' } }
            : {},
      ),
    backToChoosing: () => set({ guestStep: { kind: 'choosing' } }),
    openKept: (id) => set({ keptWish: { kind: 'open', id } }),
    forgetKept: (id) => set({ keptWish: { kind: 'forget', ...(id !== undefined && { id }) } }),
    setKept: (kept) => set({ kept }),
    setUnkept: (unkept) => set({ unkept }),
    addGuest: (model, report) =>
      set(({ models, guests }) => {
        const { id } = model.manifest;
        return {
          models: [...models.filter(({ manifest }) => manifest.id !== id), model],
          guests: { ...guests, [id]: { report, check: undefined } },
        };
      }),
    checkGuest: (modelId, check) =>
      set(({ guests }) => {
        const known = guests[modelId];
        return known ? { guests: { ...guests, [modelId]: { ...known, check } } } : {};
      }),
  };
}
