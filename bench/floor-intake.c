/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The floor of the intake: floor-intake MAILS DIRECTORY. Every file of the folder MAILS is parsed
 * by GMime in two threads and hashed by libcrypto; mail and attachments go into files named by
 * their SHA-256, what is known of the mail into SQLite. As safe as Docket: 256 mails a transaction,
 * full sync, files durable before the commit that names them. No rules, no journal, no search. */

#define _GNU_SOURCE

#include <gmime/gmime.h>
#include <openssl/evp.h>
#include <sqlite3.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum
{
  BATCH = 256,   /* mails a transaction */
  WAITING = 512, /* mails parsed and not yet written */
  PARSERS = 2,
  HEX = 2 * 32,
};

static const char SCHEMA[] =
    "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
    "PRAGMA cache_size = -65536;"
    "CREATE TABLE mail (id INTEGER PRIMARY KEY, message_id TEXT UNIQUE, subject TEXT, sender TEXT,"
    "  received INTEGER, body TEXT, sha256 TEXT UNIQUE);"
    "CREATE INDEX mail_by_received ON mail (received);"
    "CREATE TABLE evidence (mail INTEGER, number INTEGER, name TEXT, media_type TEXT, size INTEGER,"
    "  sha256 TEXT, PRIMARY KEY (mail, number)) WITHOUT ROWID;"
    "CREATE INDEX evidence_by_digest ON evidence (sha256);";

typedef struct
{
  char *temporary; /* where it lies until the batch is synced */
  char  sha256[HEX + 1];
  char *name;
  char *media_type;
  gsize size;
} File;

typedef struct
{
  File       raw;
  GPtrArray *attachments; /* of File */
  char      *message_id;
  char      *subject;
  char      *sender;
  char      *body;
  gint64     received;
} Mail;

typedef struct
{
  const char   *folder;
  const char   *vault;
  GThreadPool  *parsers;
  GMutex        mutex; /* guards what follows */
  GCond         changed;
  GQueue        parsed;
  guint         underway; /* handed to the parsers, not yet taken by the writer */
  sqlite3      *database;
  sqlite3_stmt *insert_mail;
  sqlite3_stmt *insert_evidence;
} Floor;

static void G_GNUC_NORETURN
give_up (const char *what)
{
  perror (what);
  exit (1);
}

static void
check (Floor *floor, int code)
{
  if (code == SQLITE_OK || code == SQLITE_DONE)
    return;
  fprintf (stderr, "%s\n", sqlite3_errmsg (floor->database));
  exit (1);
}

/* --- parsing ------------------------------------------------------------------------------- */

static void
hash (const guint8 *data, gsize length, char *hex)
{
  unsigned char digest[HEX / 2];

  if (EVP_Digest (data, length, digest, NULL, EVP_sha256 (), NULL) != 1)
    give_up ("SHA-256");
  for (gsize i = 0; i < sizeof digest; i++)
    g_snprintf (hex + 2 * i, 3, "%02x", digest[i]);
}

static void
put_file (Floor *floor, File *file, const guint8 *data, gsize length)
{
  int fd;

  hash (data, length, file->sha256);
  file->size = length;
  file->temporary = g_strdup_printf ("%s/new-XXXXXX", floor->vault);
  fd = g_mkstemp (file->temporary);
  if (fd < 0 || write (fd, data, length) != (gssize) length || close (fd) != 0)
    give_up (file->temporary);
}

static void
add_attachment (Floor *floor, Mail *mail, GMimePart *part)
{
  GMimeContentType *type = g_mime_object_get_content_type (GMIME_OBJECT (part));
  GMimeStream      *stream = g_mime_stream_mem_new ();
  GByteArray       *bytes = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
  File             *file = g_new0 (File, 1);

  g_mime_data_wrapper_write_to_stream (g_mime_part_get_content (part), stream);
  put_file (floor, file, bytes->data, bytes->len);
  file->name = g_strdup (g_mime_part_get_filename (part));
  file->media_type = g_mime_content_type_get_mime_type (type);
  g_ptr_array_add (mail->attachments, file);
  g_object_unref (stream);
}

static void
add_part (Floor *floor, Mail *mail, GMimeObject *object)
{
  if (GMIME_IS_MULTIPART (object))
    for (int i = 0; i < g_mime_multipart_get_count (GMIME_MULTIPART (object)); i++)
      add_part (floor, mail, g_mime_multipart_get_part (GMIME_MULTIPART (object), i));
  else if (GMIME_IS_TEXT_PART (object) && mail->body == NULL)
    mail->body = g_mime_text_part_get_text (GMIME_TEXT_PART (object));
  else if (GMIME_IS_PART (object))
    add_attachment (floor, mail, GMIME_PART (object));
}

static void
read_headers (Mail *mail, GMimeMessage *message)
{
  InternetAddressList *from = g_mime_message_get_from (message);
  GDateTime           *date = g_mime_message_get_date (message);

  mail->message_id = g_strdup (g_mime_message_get_message_id (message));
  mail->subject = g_strdup (g_mime_message_get_subject (message));
  mail->sender = from == NULL ? NULL : internet_address_list_to_string (from, NULL, FALSE);
  mail->received = date == NULL ? 0 : g_date_time_to_unix (date);
}

static Mail *
parse (Floor *floor, const char *path)
{
  Mail         *mail = g_new0 (Mail, 1);
  char         *raw;
  gsize         length;
  GMimeStream  *stream;
  GMimeParser  *parser;
  GMimeMessage *message;

  if (!g_file_get_contents (path, &raw, &length, NULL))
    give_up (path);
  mail->attachments = g_ptr_array_new ();
  put_file (floor, &mail->raw, (guint8 *) raw, length);
  stream = g_mime_stream_mem_new_with_buffer (raw, length);
  parser = g_mime_parser_new_with_stream (stream);
  message = g_mime_parser_construct_message (parser, NULL);
  read_headers (mail, message);
  add_part (floor, mail, g_mime_message_get_mime_part (message));
  g_object_unref (message);
  g_object_unref (parser);
  g_object_unref (stream);
  g_free (raw);
  return mail;
}

static void
parse_in_thread (gpointer data, gpointer user_data)
{
  Floor *floor = user_data;
  Mail  *mail = parse (floor, data);

  g_free (data);
  g_mutex_lock (&floor->mutex);
  g_queue_push_tail (&floor->parsed, mail);
  g_cond_broadcast (&floor->changed);
  g_mutex_unlock (&floor->mutex);
}

static gpointer
read_folder_in_thread (gpointer data)
{
  Floor      *floor = data;
  GDir       *folder = g_dir_open (floor->folder, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_mutex_lock (&floor->mutex);
      while (floor->underway > WAITING)
        g_cond_wait (&floor->changed, &floor->mutex);
      floor->underway++;
      g_mutex_unlock (&floor->mutex);
      g_thread_pool_push (floor->parsers, g_build_filename (floor->folder, name, NULL), NULL);
    }
  g_clear_pointer (&folder, g_dir_close);
  g_thread_pool_free (floor->parsers, FALSE, TRUE);
  g_mutex_lock (&floor->mutex);
  g_queue_push_tail (&floor->parsed, NULL);
  g_cond_broadcast (&floor->changed);
  g_mutex_unlock (&floor->mutex);
  return NULL;
}

/* NULL after the last one */
static Mail *
take_parsed (Floor *floor)
{
  Mail *mail;

  g_mutex_lock (&floor->mutex);
  while (g_queue_is_empty (&floor->parsed))
    g_cond_wait (&floor->changed, &floor->mutex);
  mail = g_queue_pop_head (&floor->parsed);
  floor->underway--;
  g_cond_broadcast (&floor->changed);
  g_mutex_unlock (&floor->mutex);
  return mail;
}

/* --- writing ------------------------------------------------------------------------------- */

static void
place_file (Floor *floor, File *file)
{
  char *directory = g_strdup_printf ("%s/%.2s", floor->vault, file->sha256);
  char *path = g_strdup_printf ("%s/%s", directory, file->sha256 + 2);

  mkdir (directory, 0700);
  if (rename (file->temporary, path) != 0)
    give_up (path);
  g_free (directory);
  g_free (path);
}

static void
insert_file (Floor *floor, gint64 id, int number, File *file)
{
  sqlite3_stmt *insert = floor->insert_evidence;

  place_file (floor, file);
  sqlite3_bind_int64 (insert, 1, id);
  sqlite3_bind_int (insert, 2, number);
  sqlite3_bind_text (insert, 3, file->name, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 4, file->media_type, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (insert, 5, (gint64) file->size);
  sqlite3_bind_text (insert, 6, file->sha256, -1, SQLITE_STATIC);
  check (floor, sqlite3_step (insert));
  check (floor, sqlite3_reset (insert));
}

static void
insert_mail (Floor *floor, Mail *mail)
{
  sqlite3_stmt *insert = floor->insert_mail;
  gint64        id;

  place_file (floor, &mail->raw);
  sqlite3_bind_text (insert, 1, mail->message_id, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 2, mail->subject, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 3, mail->sender, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (insert, 4, mail->received);
  sqlite3_bind_text (insert, 5, mail->body, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 6, mail->raw.sha256, -1, SQLITE_STATIC);
  check (floor, sqlite3_step (insert));
  check (floor, sqlite3_reset (insert));
  id = sqlite3_last_insert_rowid (floor->database);
  for (guint i = 0; i < mail->attachments->len; i++)
    insert_file (floor, id, (int) i + 1, mail->attachments->pdata[i]);
}

static void
clear_file (File *file)
{
  g_free (file->temporary);
  g_free (file->name);
  g_free (file->media_type);
}

static void
free_mail (Mail *mail)
{
  clear_file (&mail->raw);
  for (guint i = 0; i < mail->attachments->len; i++)
    {
      clear_file (mail->attachments->pdata[i]);
      g_free (mail->attachments->pdata[i]);
    }
  g_ptr_array_unref (mail->attachments);
  g_free (mail->message_id);
  g_free (mail->subject);
  g_free (mail->sender);
  g_free (mail->body);
  g_free (mail);
}

static void
sync_files (int directory)
{
  if (syncfs (directory) != 0)
    give_up ("syncfs");
}

static void
write_batch (Floor *floor, int directory, GPtrArray *mails)
{
  sync_files (directory);
  check (floor, sqlite3_exec (floor->database, "BEGIN IMMEDIATE", NULL, NULL, NULL));
  for (guint i = 0; i < mails->len; i++)
    {
      insert_mail (floor, mails->pdata[i]);
      free_mail (mails->pdata[i]);
    }
  sync_files (directory);
  check (floor, sqlite3_exec (floor->database, "COMMIT", NULL, NULL, NULL));
  g_ptr_array_set_size (mails, 0);
}

static guint
write_all (Floor *floor, int directory)
{
  GPtrArray *mails = g_ptr_array_new ();
  Mail      *mail;
  guint      written = 0;

  while ((mail = take_parsed (floor)) != NULL)
    {
      written++;
      g_ptr_array_add (mails, mail);
      if (mails->len == BATCH)
        write_batch (floor, directory, mails);
    }
  if (mails->len > 0)
    write_batch (floor, directory, mails);
  g_ptr_array_unref (mails);
  return written;
}

static void
open_database (Floor *floor, const char *directory)
{
  char *path = g_build_filename (directory, "floor.db", NULL);

  check (floor, sqlite3_open (path, &floor->database));
  check (floor, sqlite3_exec (floor->database, SCHEMA, NULL, NULL, NULL));
  check (floor, sqlite3_prepare_v2 (floor->database,
                                    "INSERT INTO mail (message_id, subject, sender, received, "
                                    "body, sha256) VALUES (?, ?, ?, ?, ?, ?)",
                                    -1, &floor->insert_mail, NULL));
  check (floor,
         sqlite3_prepare_v2 (floor->database, "INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?)", -1,
                             &floor->insert_evidence, NULL));
  g_free (path);
}

static void
close_database (Floor *floor)
{
  sqlite3_finalize (floor->insert_mail);
  sqlite3_finalize (floor->insert_evidence);
  check (floor, sqlite3_close (floor->database));
}

int
main (int argc, char **argv)
{
  Floor    floor = { 0 };
  GThread *reader;
  int      directory;

  if (argc != 3)
    {
      fprintf (stderr, "usage: floor-intake MAILS DIRECTORY\n");
      return 2;
    }
  g_mime_init ();
  floor.folder = argv[1];
  floor.vault = argv[2];
  if (mkdir (argv[2], 0700) != 0 || (directory = open (argv[2], O_RDONLY | O_DIRECTORY)) < 0)
    give_up (argv[2]);
  open_database (&floor, argv[2]);
  floor.parsers = g_thread_pool_new (parse_in_thread, &floor, PARSERS, FALSE, NULL);
  reader = g_thread_new ("reader", read_folder_in_thread, &floor);
  printf ("%u mails\n", write_all (&floor, directory));
  g_thread_join (reader);
  close_database (&floor);
  g_mime_shutdown ();
  return 0;
}
