#include <stdio.h>
#include <string.h>
#include <sql.h>
#include <sqlext.h>

/* The driver manager reads odbcinst.ini and opens the driver by its path: no program names that library. */
int main(void) {
  SQLHENV environment;
  SQLHDBC connection;
  SQLHSTMT statement;
  SQLINTEGER answer = 0;
  SQLCHAR source[] = "Driver=SQLite3;Database=:memory:";
  SQLCHAR query[] = "SELECT 6 * 7";
  SQLAllocHandle(SQL_HANDLE_ENV, SQL_NULL_HANDLE, &environment);
  SQLSetEnvAttr(environment, SQL_ATTR_ODBC_VERSION, (SQLPOINTER)SQL_OV_ODBC3, 0);
  SQLAllocHandle(SQL_HANDLE_DBC, environment, &connection);
  if (!SQL_SUCCEEDED(SQLDriverConnect(connection, NULL, source, SQL_NTS, NULL, 0, NULL, SQL_DRIVER_NOPROMPT))) {
    fprintf(stderr, "no driver\n");
    return 1;
  }
  SQLAllocHandle(SQL_HANDLE_STMT, connection, &statement);
  if (!SQL_SUCCEEDED(SQLExecDirect(statement, query, SQL_NTS)) || !SQL_SUCCEEDED(SQLFetch(statement))) return 2;
  SQLGetData(statement, 1, SQL_C_LONG, &answer, sizeof answer, NULL);
  printf("the driver answers %d\n", (int)answer);
  return 0;
}
