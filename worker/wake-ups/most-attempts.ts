/** Times that a message is tried before we give it up ourselves; the platform does so after its `max_retries`. */
export const mostAttempts = 5;
