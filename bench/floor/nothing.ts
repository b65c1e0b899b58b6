/** The floor of a function that calls no service: a handler, and nothing to import. */
export const handler = async () => ({ statusCode: 200 });
