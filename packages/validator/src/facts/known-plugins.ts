import type { Choice, Plugin } from '@mosquitto-conf/config';
import { type SqliteOption, sqliteOptions } from '@mosquitto-conf/config/internal';

/** A plugin whose options are known. */
export interface KnownPlugin {
  readonly name: string;
  /** Where installations commonly have the library. */
  readonly paths?: readonly string[];
  /** Part of the library's filename. */
  readonly library: RegExp;
  readonly options: ReadonlySet<string>;
  /** Options whose values are words. */
  readonly choices?: ReadonlyMap<string, readonly Choice[]>;
  /** Whether the broker does not start with any other option, which `file-plugin-option` reports. */
  readonly refusesOthers?: true;
  /** Whether it comes with the broker, so that these are all the options there are. Others have versions of their own. */
  readonly isOfBroker?: true;
  /** Whether an option may be right although it is not among them. */
  readonly open?: (plugin: Plugin) => boolean;
}

const HASHER =
  'hasher hasher_algorithm hasher_cost hasher_iterations hasher_keylen hasher_memory hasher_parallelism hasher_salt_encoding hasher_salt_size';

/** The options of mosquitto-go-auth by what they begin with. */
const GO_AUTH: Readonly<Record<string, string>> = {
  '': `backends cache cache_addresses cache_db cache_host cache_mode cache_password cache_port cache_refresh cache_reset cache_type acl_cache_seconds acl_jitter_seconds auth_cache_seconds auth_jitter_seconds check_prefix strip_prefix prefixes disable_superuser exhaust_backend_first log_dest log_file log_level plugin_path retry_count use_clientid_as_username ${HASHER}`,
  files_: `acl_path password_path register ${HASHER}`,
  grpc_: `ca_cert dial_timeout_ms disable_superuser fail_on_dial_error host port register tls_cert tls_key`,
  http_:
    'aclcheck_uri getuser_uri host method params_mode port register response_mode superuser_uri timeout user_agent verify_peer with_tls',
  js_: 'acl_script_path ms_max_duration pass_claims register stack_depth_limit superuser_script superuser_script_path user_script user_script_path',
  // `remote`, `superquery` and `aclquery` are those of versions before 1.0.
  jwt_: 'acl_path aclcheck_uri aclquery remote superquery db files_acl_path getuser_uri host host_whitelist http_method http_timeout js_acl_script_path js_ms_max_duration js_pass_claims js_stack_depth_limit js_superuser_script_path js_user_script_path mode params_mode parse_token port register response_mode secret skip_acl_expiration skip_user_expiration superuser_uri user_agent userfield userquery verify_peer with_tls',
  ldap_:
    'acl_acc_attribute acl_topic_pattern_attribute bind_dn bind_password group_dn group_filter register superuser_filter url user_dn user_filter',
  mongo_: `acls authsource dbname disable_superuser host insecure_skip_verify password port register use_tls username users with_tls ${HASHER}`,
  mysql_: `aclquery allow_native_passwords connect_tries dbname host max_life_time password port protocol register socket sslcert sslkey sslmode sslrootcert superquery user userquery ${HASHER}`,
  pg_: `aclquery connect_tries dbname host max_life_time password port register sslcert sslkey sslmode sslrootcert superquery user userquery ${HASHER}`,
  plugin_: 'register',
  redis_: `cluster_addresses db disable_superuser host mode password port register ${HASHER}`,
  sqlite_: `aclquery connect_tries max_life_time register source superquery userquery ${HASHER}`,
};

/** Databases whose options `jwt_` takes as well: `jwt_pg_host`. */
const JWT_DATABASES = ['pg_', 'mysql_', 'sqlite_'];

function goAuthOptions(): ReadonlySet<string> {
  const names = Object.entries(GO_AUTH).flatMap(([prefix, words]) =>
    words.split(' ').map((word) => prefix + word),
  );
  const jwt = JWT_DATABASES.flatMap((prefix) =>
    (GO_AUTH[prefix] ?? '').split(' ').map((word) => `jwt_${prefix}${word}`),
  );
  return new Set([...names, ...jwt]);
}

function choicesOf(options: Readonly<Record<string, SqliteOption>>): ReadonlyMap<string, readonly Choice[]> {
  return new Map(
    Object.entries(options).flatMap(([name, option]) =>
      'choices' in option ? [[name, option.choices] as const] : [],
    ),
  );
}

/** Plugins that are known by the file they are in. */
export const knownPlugins: readonly KnownPlugin[] = [
  {
    name: 'dynamic security',
    isOfBroker: true,
    library: /dynamic_security/,
    paths: [
      '/usr/lib/mosquitto_dynamic_security.so',
      ...['x86_64-linux-gnu', 'aarch64-linux-gnu', 'arm-linux-gnueabihf', 'i386-linux-gnu'].map(
        (machine) => `/usr/lib/${machine}/mosquitto_dynamic_security.so`,
      ),
      '/usr/lib64/mosquitto_dynamic_security.so',
      '/usr/local/lib/mosquitto_dynamic_security.so',
    ],
    options: new Set(['config_file', 'password_init_file']),
  },
  {
    name: 'SQLite',
    isOfBroker: true,
    library: /(^|\/)mosquitto_persist_sqlite\.(so|dll|dylib)$/,
    options: new Set(['db_file', ...Object.keys(sqliteOptions)].sort()),
    choices: choicesOf(sqliteOptions),
  },
  {
    name: 'password file',
    isOfBroker: true,
    refusesOthers: true,
    library: /(^|\/)mosquitto_password_file\.(so|dll|dylib)$/,
    options: new Set(['password_file']),
  },
  {
    name: 'ACL file',
    isOfBroker: true,
    refusesOthers: true,
    library: /(^|\/)mosquitto_acl_file\.(so|dll|dylib)$/,
    options: new Set(['acl_file']),
  },
  {
    name: 'Sparkplug',
    isOfBroker: true,
    library: /(^|\/)mosquitto_sparkplug_aware\.(so|dll|dylib)$/,
    options: new Set(),
  },
  {
    name: 'mosquitto-go-auth',
    library: /(^|\/)(mosquitto[-_])?go-auth[^/]*\.so/,
    options: goAuthOptions(),
    // Its own plugins are handed every option there is.
    open: ({ options }) =>
      options.some(
        ({ key, value }) => key === 'plugin_path' || (key === 'backends' && value.includes('plugin')),
      ),
  },
];

/** What is known of a plugin by the name of its library. */
export function knownPlugin({ path }: Plugin): KnownPlugin | undefined {
  return knownPlugins.find(({ library }) => library.test(path));
}
