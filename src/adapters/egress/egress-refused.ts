/** The gate let no connection out, because practice.yaml does not name the place. Its code is `EGRESS`. */
export class EgressRefused extends Error {
  override readonly name = 'EgressRefused';
  readonly code = 'EGRESS';

  constructor(readonly target: string) {
    super(`${target} is not named in practice.yaml: nothing was sent there`);
  }
}
