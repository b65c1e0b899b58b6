/** The steps of the escalation workflow that need the calendar. */
export const handler = async (): Promise<unknown> => ({});
