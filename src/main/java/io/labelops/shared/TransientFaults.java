package io.labelops.shared;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells faults that pass by themselves, above all a database that is away, from bugs. */
public final class TransientFaults {

  private TransientFaults() {}

  public static boolean isTransient(Throwable fault) {
    for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (passesByItself(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean passesByItself(Throwable cause) {
    return switch (cause) {
      case OptimisticLockingFailureException _ -> false;
      case TransientDataAccessException _ -> true;
      case RecoverableDataAccessException _ -> true;
      case DataAccessResourceFailureException _ -> true;
      case CannotCreateTransactionException _ -> true;
      // What PostgreSQL objects to at commit is translated; this is a connection that is gone.
      case TransactionSystemException _ -> true;
      case SQLTransientException _ -> true;
      case SQLRecoverableException _ -> true;
      case SQLNonTransientConnectionException _ -> true;
      case SQLException sql -> isConnectionOrShutdown(sql.getSQLState());
      case ConnectException _ -> true;
      default -> false;
    };
  }

  // PostgreSQL: class 08 connection, 57P operator intervention, 53 no resources, 40 rolled back.
  private static boolean isConnectionOrShutdown(@Nullable String state) {
    return state != null
        && (state.startsWith("08")
            || state.startsWith("57P")
            || state.startsWith("53")
            || state.startsWith("40"));
  }
}
