/** How an agreement is called on screen and in mail: agencies often number their MOUs as `MOU-2026-014` already. */
export const mouName = (number: string): string => (/^mou/i.test(number) ? number : `MOU ${number}`);
