/**
 * Into how many parts the customers are divided, for walks over all of them: so many can be walked at once. A deployment
 * cannot change it, for it stands in the keys.
 */
export const DIRECTORY_SHARDS = 64;
