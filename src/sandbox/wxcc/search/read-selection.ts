import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from "graphql";

/** The order that a field was asked to bring records into. */
export interface Sort {
  readonly path: string;
  readonly descending: boolean;
}

/** What a query wants of each record. Paths are dotted (`lastQueue.id`). */
export interface Selection {
  readonly paths: readonly string[];
  readonly aggregated: boolean;
  readonly sorts: readonly Sort[];
}

/** Reads the fields under `list` (`tasks`): next to `aggregation` they are what the answer is grouped by. */
export function readSelection(info: GraphQLResolveInfo, list: string): Selection {
  const paths: string[] = [];
  const sorts: Sort[] = [];
  let aggregated = false;

  function fieldsIn(set: SelectionSetNode | undefined): FieldNode[] {
    return (set?.selections ?? []).flatMap((node) => {
      if (node.kind === Kind.FIELD) return [node];
      return fieldsIn(
        node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : info.fragments[node.name.value]?.selectionSet,
      );
    });
  }

  function walk(set: SelectionSetNode | undefined, prefix: string) {
    for (const field of fieldsIn(set)) {
      const path = `${prefix}${field.name.value}`;
      if (field.name.value.startsWith("__")) continue;
      if (path === "aggregation") aggregated = true;
      else if (field.selectionSet) walk(field.selectionSet, `${path}.`);
      else if (!paths.includes(path)) paths.push(path);
      const direction = sortOf(field, info);
      if (direction) sorts.push({ path, descending: direction === "desc" });
    }
  }

  const roots = info.fieldNodes.flatMap((node) => fieldsIn(node.selectionSet));
  for (const root of roots) if (root.name.value === list) walk(root.selectionSet, "");
  return { paths, aggregated, sorts };
}

function sortOf(field: FieldNode, info: GraphQLResolveInfo): string | undefined {
  const value = field.arguments?.find((argument) => argument.name.value === "sort")?.value;
  if (value?.kind === Kind.ENUM) return value.value;
  return value?.kind === Kind.VARIABLE ? String(info.variableValues[value.name.value]) : undefined;
}
