/** Why a deployment cannot go on, in a sentence that says what to do; everything until then is done and stays. */
export class DeployStop extends Error {}
