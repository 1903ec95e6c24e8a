/**
 * Java archives that no other package has. Their Maven coordinates are inside the compressed archive, so the file's name, as Maven
 * writes it, is all that counts: `spring-core-6.1.2.jar`.
 */
import { inOrder, nameOf } from '../record-reader.ts';
import { factsOf, type Manager } from '../types.ts';

const SUFFIX = /\.[jw]ar$/;

export const jar: Manager = {
  id: 'jar',
  reads: [],
  find(image) {
    const found = image.layers.flatMap(layer =>
      ['.jar', '.war'].flatMap(part => image.nodesOf(layer, layer.withBaseHolding(part))),
    );
    const archives = [...new Set(found)].filter(({ inode, name }) => inode !== null && SUFFIX.test(name));
    return inOrder(archives).flatMap(record => {
      const [name, version] = coordinates(nameOf(record).replace(SUFFIX, ''));
      const facts = factsOf('jar', name, version);
      return facts === null ? [] : [{ ...facts, record, files: [record], folders: [] }];
    });
  },
};

/** The version starts at the first digit after a hyphen. */
function coordinates(base: string): [name: string, version: string | null] {
  const at = base.search(/-\d/);
  return at < 1 ? [base, null] : [base.slice(0, at), base.slice(at + 1)];
}
