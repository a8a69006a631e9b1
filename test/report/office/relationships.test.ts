import { expect, it } from 'vitest';
import { relationshipsPart, withRelationships } from '../../../src/report/office/relationships.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

it('relationshipsPart(relationships), withRelationships(part, more) tell the types by their whole names', () => {
  const one = relationshipsPart([{ id: 'rId1', type: 'office/chart', target: 'charts/chart1.xml' }]);
  const core = { id: 'c', type: 'package/metadata/core-properties', target: 'docProps/core.xml' } as const;
  expect(withRelationships(one, [core])).toBe(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${PACKAGE}">` +
      `<Relationship Id="rId1" Type="${OFFICE}/chart" Target="charts/chart1.xml"/>` +
      `<Relationship Id="c" Type="${PACKAGE}/metadata/core-properties" Target="docProps/core.xml"/>` +
      '</Relationships>',
  );
});
