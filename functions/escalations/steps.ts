/** The Lambda behind the escalation workflow. */
export const handler = async (): Promise<unknown> => ({});
