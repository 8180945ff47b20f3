/** A page as its reader sees it: the space that keeps a date on one line is a space. */
export const asRead = (page: string): string => page.replaceAll('\u00a0', ' ')
