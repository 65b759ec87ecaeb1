/** Calls that write to a log that somebody keeps: by module and name; of a logger by what made it. The level `debug` is left out: it is off in production. */
export const LOGS: readonly (readonly [modules: readonly string[], names: string])[] = [
  [[""], "print console.log console.info console.warn console.error"],
  [
    ["logging"],
    "info warning error critical exception log getLogger().info getLogger().warning getLogger().error getLogger().critical getLogger().exception getLogger().log",
  ],
  [["loguru"], "logger.info logger.warning logger.error logger.success logger.exception"],
  [["structlog"], "get_logger().info get_logger().warning get_logger().error getLogger().info getLogger().error"],
  [["pino"], "default().info default().warn default().error pino().info pino().warn pino().error"],
  [["winston"], "createLogger().info createLogger().warn createLogger().error"],
];
