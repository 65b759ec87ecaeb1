import type { FieldKind } from "../model/records.ts";

/**
 * What declares record types, and which calls give rows of them, as data. Written from the libraries' documentation (2026-11):
 * pydantic 2, attrs, SQLAlchemy 2, SQLModel, Django 5, zod 4, Prisma 6, Drizzle 0.4x, msgspec, Beanie, Tortoise, Peewee, TypeORM.
 */
export interface RecordSource {
  readonly id: string;
  /** Import roots. */
  readonly modules: readonly string[];
  /** Classes that make a record type of whatever extends them; `declarative_base()` is what such a call gives. */
  readonly bases?: string;
  /** Decorators that do. */
  readonly decorators?: string;
  /** It is read from the environment or a file of settings: nobody's data. */
  readonly settings?: true;
  /** Members of the class that stand for its rows: `User.objects`. */
  readonly managers?: string;
}

export const RECORD_SOURCES: readonly RecordSource[] = [
  { id: "settings", modules: ["pydantic_settings", "pydantic", "environs"], bases: "BaseSettings", settings: true },
  { id: "sqlmodel", modules: ["sqlmodel"], bases: "SQLModel" },
  { id: "pydantic", modules: ["pydantic", "ninja"], bases: "BaseModel RootModel GenericModel Schema ModelSchema", decorators: "dataclass" },
  { id: "dataclass", modules: ["dataclasses"], decorators: "dataclass" },
  { id: "attrs", modules: ["attr", "attrs"], decorators: "s attrs define frozen mutable dataclass attributes" },
  { id: "typed-dict", modules: ["typing", "typing_extensions"], bases: "TypedDict NamedTuple Protocol" },
  { id: "msgspec", modules: ["msgspec"], bases: "Struct" },
  {
    id: "sqlalchemy",
    modules: ["sqlalchemy", "flask_sqlalchemy", "advanced_alchemy"],
    bases:
      "DeclarativeBase DeclarativeBaseNoMeta MappedAsDataclass declarative_base() SQLAlchemy().Model SQLAlchemy.Model UUIDBase BigIntBase",
    managers: "query",
  },
  {
    id: "django",
    modules: ["django.db", "django.contrib.auth", "django.contrib.gis.db"],
    bases: "models.Model AbstractUser AbstractBaseUser",
    managers: "objects _default_manager _base_manager",
  },
  { id: "beanie", modules: ["beanie", "mongoengine", "odmantic"], bases: "Document EmbeddedDocument Model", managers: "objects" },
  { id: "tortoise", modules: ["tortoise", "peewee"], bases: "models.Model Model", managers: "objects" },
  { id: "jpa", modules: ["jakarta.persistence", "javax.persistence"], decorators: "Entity Embeddable MappedSuperclass" },
  { id: "spring-data", modules: ["org.springframework.data"], decorators: "Document Table Entity RedisHash" },
  { id: "lombok", modules: ["lombok"], decorators: "Data Value Getter" },
];

/** Calls whose result is a class to extend, or holds one. */
export const BASE_FACTORIES: readonly (readonly [modules: string, names: string])[] = [
  ["sqlalchemy flask_sqlalchemy", "declarative_base automap_base SQLAlchemy"],
];

/** Calls that declare a field of rows of another table: SQLAlchemy 2, SQLModel, Tortoise, Peewee (2026-11). */
export const RELATIONS: ReadonlySet<string> = words(
  "relationship Relationship dynamic_loader ManyToManyField ForeignKeyField OneToOneField",
);

/** What a name in a type says of a field's value. Fields of ORMs (`Column(String)`, `models.EmailField()`) use the same names. */
export const TYPE_KINDS: ReadonlyMap<string, FieldKind> = new Map(
  (
    [
      [
        "text",
        "str string EmailStr NameEmail SecretStr AnyUrl HttpUrl AnyStr Text String Unicode UnicodeText VARCHAR CHAR TEXT CharField TextField EmailField URLField SlugField GenericIPAddressField varchar char text citext uuid email url UUID UUIDField StrictStr constr json JSON JSONB JSONField",
      ],
      [
        "number",
        "int float complex number bigint Decimal PositiveInt NonNegativeInt conint confloat Integer BigInteger SmallInteger Float Numeric IntegerField BigIntegerField FloatField DecimalField AutoField BigAutoField PositiveIntegerField integer serial bigserial smallint numeric real doublePrecision double Int BigInt DECIMAL INTEGER BIGINT",
      ],
      ["flag", "bool boolean Boolean BooleanField NullBooleanField StrictBool BOOLEAN BOOL"],
      [
        "time",
        "datetime date time timedelta Date DateTime datetime.datetime datetime.date DateField DateTimeField TimeField timestamp TIMESTAMP TIMESTAMPTZ DATE DATETIME Time Interval",
      ],
      ["bytes", "bytes bytearray LargeBinary BinaryField FileField ImageField Buffer Uint8Array Bytes bytea Vector VectorField vector"],
      ["choice", "Literal Enum StrEnum IntEnum enum nativeEnum pgEnum ENUM"],
      ["function", "Callable Function Coroutine"],
    ] as const
  ).flatMap(([kind, names]) => names.split(" ").map((name) => [name, kind] as const)),
);

/** Generic types by what they hold: several of their first argument, several of their last, or just the first itself. */
export const LISTS: ReadonlySet<string> = words(
  "list List Sequence Iterable Iterator AsyncIterator AsyncIterable Collection Set set FrozenSet frozenset tuple Tuple Deque deque Generator AsyncGenerator Array ReadonlyArray ReadonlySet QuerySet ScalarResult Page",
);
export const MAPS: ReadonlySet<string> = words("dict Dict Mapping MutableMapping OrderedDict defaultdict Record Map ReadonlyMap WeakMap");
export const TRANSPARENT: ReadonlySet<string> = words(
  "Optional Annotated Awaitable Coroutine Promise PromiseLike Readonly Partial Required NonNullable Final ClassVar Mapped Awaited Ref Link DynamicMapped WriteOnlyMapped NotRequired ReadOnly DeepPartial Prettify Simplify",
);
/** Types of some fields of another. */
export const PICKS: ReadonlyMap<string, "pick" | "omit"> = new Map([
  ["Pick", "pick"],
  ["Omit", "omit"],
]);
/** `z.infer<typeof schema>`: what a schema makes. */
export const INFERRED: ReadonlySet<string> = words(
  "infer output input z.infer z.output z.input z.TypeOf TypeOf InferSelectModel InferInsertModel InferModel Static InferOutput v.InferOutput",
);

/** Calls that declare a schema or a table: which argument holds the fields, and which the name. */
export interface SchemaMaker {
  readonly id: string;
  readonly modules: readonly string[];
  readonly names: ReadonlySet<string>;
  readonly fields: number;
  readonly name?: number;
}

export const SCHEMA_MAKERS: readonly SchemaMaker[] = [
  { id: "zod", modules: ["zod"], names: words("object strictObject looseObject interface"), fields: 0 },
  { id: "valibot", modules: ["valibot"], names: words("object strictObject looseObject"), fields: 0 },
  { id: "drizzle", modules: ["drizzle-orm"], names: words("pgTable mysqlTable sqliteTable table singlestoreTable"), fields: 1, name: 0 },
];
/** Several of what a schema makes. */
export const SCHEMA_LISTS: ReadonlySet<string> = words("array set tuple");
/** What methods of a schema give: rows, or another schema. Others keep it. */
export const SCHEMA_METHODS: ReadonlyMap<string, "row" | "list" | "extend" | "pick" | "omit"> = new Map([
  ...["parse", "parseAsync", "safeParse", "safeParseAsync", "$inferSelect", "$inferInsert", "_output", "_type"].map(
    (it) => [it, "row"] as const,
  ),
  ["array", "list"],
  ["extend", "extend"],
  ["merge", "extend"],
  ["pick", "pick"],
  ["omit", "omit"],
]);

/** Calls that give access to tables by their names: as members of the client, or behind `query`. */
export const STORES: readonly {
  readonly id: "prisma" | "drizzle";
  readonly modules: readonly string[];
  readonly names: ReadonlySet<string>;
}[] = [
  { id: "prisma", modules: ["@prisma/client", "prisma", ".prisma/client"], names: words("PrismaClient Prisma") },
  { id: "drizzle", modules: ["drizzle-orm"], names: words("drizzle") },
];
/** What a client's own methods give: itself, for the most part inside a callback. */
export const STORE_KEEPS: ReadonlySet<string> = words("$extends $on $transaction transaction $use");

/** Methods of rows and queries that give one of them. */
export const GIVES_ONE: ReadonlySet<string> = words(
  "first one one_or_none scalar scalar_one scalar_one_or_none get last latest earliest pop shift at find findLast fetchone fetchrow first_or_404 get_or_404 one_or_404 aget afirst alast first_or_none get_or_none findUnique findUniqueOrThrow findFirst findFirstOrThrow findOne findById create update upsert delete returning",
);
/** Methods that give the same rows, or fewer of them, in another order or form. */
export const GIVES_MANY: ReadonlySet<string> = words(
  "all filter filter_by where order_by limit offset exclude options join outerjoin leftJoin innerJoin rightJoin fullJoin distinct unique scalars partitions fetchall fetchmany execute exec toArray to_list lean slice sort sorted reverse reversed toSorted toReversed select_related prefetch_related only defer using select_for_update with_for_update execution_options having group_by orderBy groupBy union concat copy values iterator yield_per stream findMany findAll createManyAndReturn updateManyAndReturn $dynamic for prepare flat",
);
/** Functions over a session or connection that run the query they are given. */
export const RUNS_QUERY: ReadonlyMap<string, "one" | "many"> = new Map([
  ...["execute", "scalars", "exec", "fetch_all", "all", "stream_scalars"].map((it) => [it, "many"] as const),
  ...["scalar", "fetch_one", "scalar_one"].map((it) => [it, "one"] as const),
]);
/** Methods that are given a class and give its rows. */
export const BY_CLASS: ReadonlyMap<string, "one" | "many"> = new Map([
  ["get", "one"],
  ["get_one", "one"],
  ["get_object_or_404", "one"],
  ["aget_object_or_404", "one"],
  ["get_list_or_404", "many"],
  ["query", "many"],
  ["select", "many"],
  ["from", "many"],
  ["from_", "many"],
]);
/** Methods of a record class that make one of it from something else. */
export const MAKES_ROW: ReadonlySet<string> = words(
  "model_validate model_validate_json parse_obj parse_raw from_orm model_construct construct from_dict from_json schema_validate get_by_id get_or_none",
);
/** Methods of a record, or functions of one, that give the same fields in another form. */
export const SERIALISES: ReadonlySet<string> = words(
  "model_dump model_dump_json dict json copy model_copy asdict astuple _asdict to_dict toJSON toObject model_to_dict __dict__ vars unstructure to_builtins",
);
/** Those that are functions, and given the record first. */
export const SERIALISES_GIVEN: ReadonlySet<string> = words("asdict astuple model_to_dict vars unstructure to_builtins copy");

/** A type of this name holds settings, whatever declares it. */
export const SETTINGS_NAME = /(?:Config|Configuration|Settings|Options|Env|Environment|Flags|Permissions)$/;

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}
