/** Nobody is signed in: no token was given out, or the service does not accept it. What that means is the source's business. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
}
