/** The two page themes that drawings come in. */
export type Theme = 'light' | 'dark';

/** What the page paints behind every drawing; a weight of 0 has exactly this colour. */
export const PAGE_BACKGROUND: Readonly<Record<Theme, string>> = { light: '#ffffff', dark: '#0e1118' };
