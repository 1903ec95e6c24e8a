/** Groups of dependencies by whose names nothing of them runs in production. */
const FOR_DEVELOPMENT =
  /^(?:dev|develop|development|tests?|testing|coverage|lint|linting|linters|format|formatting|typing|types|type-?check|docs?|documentation|pre-commit|quality|qa)$/;

export function isForDevelopment(group: string): boolean {
  return FOR_DEVELOPMENT.test(group);
}
